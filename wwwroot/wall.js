// What a wall screen does by itself: turns pages that do not fit, ticks its clock, moves the picture a pixel now and then.
// Everything is decided from the time that has passed, whenever somebody asks: by a timer, and by each message (browsers
// throttle timers of hidden tabs). It adds no element and keeps one entry for each data-paged of the page.
// Reads: data-paged with a .pager inside, whose children are the places; in them data-rank (higher is worse) and data-trouble.
// Reads data-lost, and parts its sentence into data-head and data-rest.
// Sets: order and hidden of the places, the pager's grid; data-page-of ("2/3"), data-screen-clock; --shift-x and --shift-y of data-shift.

const BEAT = 15_000;   // a page; the first one, while there is trouble on it, for two
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const setText = (element, text) => { if (element.textContent !== text) element.textContent = text; };

// ---- pages ----

const pages = new Map();   // name → what is shown; bounded by the page's data-paged
const rank = place => Number(place.querySelector('[data-rank]')?.dataset.rank ?? -1);
const isTrouble = place => place.querySelector('[data-trouble]') !== null;

// Worst first; what is equally bad stays where people know it.
const sorted = places => places.map((_, i) => i).sort((a, b) => rank(places[b]) - rank(places[a]) || a - b);

// How many whole places the style sheet's own grid makes here.
function measure(grid, count) {
  grid.style.gridTemplate = '';
  const { gridTemplateColumns, gridTemplateRows } = getComputedStyle(grid);
  const tracks = text => Math.max(1, text.split(' ').filter(track => parseFloat(track) > 0).length);
  // Rows that hold places beyond the last whole one are implicit and of no height.
  const [columns, rows] = [tracks(gridTemplateColumns), tracks(gridTemplateRows)];
  if (count > columns * rows) return { columns, rows, pages: Math.ceil(count / (columns * rows)) };
  const used = Math.max(1, Math.ceil(count / columns));
  return { columns: Math.max(1, Math.ceil(count / used)), rows: used, pages: 1 };
}

function turn(state, places, now) {
  const capacity = state.grid.columns * state.grid.rows;
  const fresh = sorted(places);
  const first = state.order.slice(0, capacity);
  // Something got worse that the first page does not show: go back to it, but only once a round, so that every tile has its turn.
  const isNews = !state.returned && fresh.slice(0, capacity).some(i => isTrouble(places[i]) && !first.includes(i));
  const next = isNews ? 0 : (state.page + 1) % state.grid.pages;
  // Within a round the order stays, or a tile could be passed over.
  if (next === 0) state.order = fresh;
  state.returned = isNews;
  state.page = next;
  state.since = now;
}

function show(section) {
  const grid = section.querySelector('.pager');
  if (!grid) return;
  const places = [...grid.children].filter(place => place.childNodes.length > 0);
  const now = performance.now();
  const state = pages.get(section.dataset.paged) ?? { page: 0, since: now, order: null, box: '', returned: false };
  pages.set(section.dataset.paged, state);
  const box = `${grid.clientWidth} ${grid.clientHeight} ${places.length}`;
  if (state.box !== box) {
    for (const place of places) place.hidden = false;
    Object.assign(state, { box, grid: measure(grid, places.length), order: sorted(places), page: 0, since: now });
  }
  const onFirst = state.order.slice(0, state.grid.columns * state.grid.rows);
  const dwell = state.page === 0 && state.grid.pages > 1 && onFirst.some(i => isTrouble(places[i])) ? 2 * BEAT : BEAT;
  if (now - state.since >= dwell) turn(state, places, now);

  // The region may be new since the last time, so all is set again; what is as it was costs nothing.
  const template = `repeat(${state.grid.rows}, minmax(0, 1fr)) / repeat(${state.grid.columns}, minmax(0, 1fr))`;
  if (grid.dataset.grid !== template || !grid.style.gridTemplate) {
    grid.dataset.grid = template;   // browsers write the style in words of their own
    grid.style.gridTemplate = template;
  }
  const capacity = state.grid.columns * state.grid.rows;
  state.order.forEach((index, position) => {
    const place = places[index];
    if (!place) return;
    const isHidden = Math.floor(position / capacity) !== state.page;
    if (place.hidden !== isHidden) place.hidden = isHidden;
    if (place.style.order !== `${position}`) place.style.order = position;
  });
  const label = section.querySelector('[data-page-of]') ?? document.querySelector('.wall-frame [data-page-of]');
  if (label) setText(label, state.grid.pages > 1 ? `${state.page + 1}/${state.grid.pages}` : '');
}

// ---- not live ----

// live.js says it in one sentence, "NOT LIVE since … — values below are old": its first part is to be read from across the room.
for (const banner of all('.wall-screen [data-lost]')) {
  new MutationObserver(() => {
    const [head, ...rest] = banner.textContent.split(' — ');
    Object.assign(banner.dataset, { head, rest: rest.join(' — ') });
  }).observe(banner, { childList: true, characterData: true, subtree: true });
}

// ---- clock and shift ----

// The time of this machine and nothing else: if it stands still, so does the screen.
function showClock() {
  for (const clock of all('[data-screen-clock]')) setText(clock, new Date().toISOString().slice(11, 19));
}

// A pixel a minute, to and fro in a square of 2 · REACH: no lamp of the screen shows the same edge for weeks. Follows from the time alone. wall.css has the same reach.
const REACH = 4;
const toAndFro = step => Math.abs((step % (4 * REACH)) - 2 * REACH) - REACH;

function shift() {
  const minute = Math.floor(Date.now() / 60_000);
  for (const picture of all('[data-shift]')) {
    const [x, y] = [`${toAndFro(minute)}px`, `${toAndFro(Math.floor(minute / 3))}px`];
    if (picture.style.getPropertyValue('--shift-x') !== x) picture.style.setProperty('--shift-x', x);
    if (picture.style.getPropertyValue('--shift-y') !== y) picture.style.setProperty('--shift-y', y);
  }
}

// A browser that runs for weeks gets a fresh page once a day, whatever it may have gathered; live.js looks whether it is there.
const RENEW_EVERY = 86_400_000, RENEW_AGAIN = 600_000;
let renewAt = RENEW_EVERY;

function renew() {
  if (performance.now() < renewAt || document.documentElement.dataset.live !== 'on') return;
  renewAt = performance.now() + RENEW_AGAIN;
  document.dispatchEvent(new CustomEvent('live:renew'));
}

function tick() {
  for (const section of all('[data-paged]')) show(section);
  showClock();
  shift();
  renew();
}

tick();
setInterval(tick, 1_000);
addEventListener('resize', tick);
document.addEventListener('live:shown', tick);

// ---- reports: what this screen painted, for /screens ----
{
  const REPORT_EVERY = 10_000;
  let reportedAt = -Infinity;
  const painted = done => requestAnimationFrame(() => requestAnimationFrame(done));   // a hidden or frozen page paints nothing, and says nothing

  document.addEventListener('live:shown', ({ detail: { version, build } }) => {
    if (performance.now() - reportedAt < REPORT_EVERY) return;
    reportedAt = performance.now();
    painted(() => document.dispatchEvent(new CustomEvent('live:say', { detail: { target: 'Report', words: {
      version: version ?? 0,
      build,
      width: innerWidth,
      height: innerHeight,
      pixelRatio: devicePixelRatio,
      time: Date.now(),
      size: new URLSearchParams(location.search).get('size') ?? undefined,
      shows: document.querySelector('[data-screen]')?.dataset.screen,
      heapBytes: performance.memory?.usedJSHeapSize,
    } } })));
  });
}
