// Keeps a page current without a circuit: speaks the SignalR JSON hub protocol (records end in 0x1e) over one WebSocket,
// swaps regions, tells ages by incident time, and says loudly when the link is lost. No dependency, nothing that grows.
// Reads: body data-view, -version, -build (-now, -time-scale); data-region, -focus-key, -title, -icon, -announce-key with -announce; link data-lost-icon;
// time data-age or -until; data-clock, -live, -lost, -status, -theme-toggle, -copy (-copy-label inside), -share (a moment, or empty for now).
// Tells a page's own script by the event live:shown what was shown; says for it to the hub what comes by live:say { target, words }.
// Sets: data-said on what was shared; html data-live (connecting, on, lost) and data-theme; data-held on a region that waits for a selection.
// https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md

const END = '\x1e';
const LOST_AFTER = 15_000;
const HOLD_AT_MOST = 30_000;
const page = document.body.dataset;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const setText = (element, text) => { if (element.textContent !== text) element.textContent = text; };

// ---- incident time and the texts that follow it ----

const incident = { now: Date.parse(page.now), scale: Number(page.timeScale ?? 1), at: performance.now() };
const incidentNow = () => incident.now + incident.scale * (performance.now() - incident.at);
const clockTime = ms => new Date(ms).toISOString().slice(11, 19);

function setClock({ now, timeScale, paused }) {
  incident.now = Date.parse(now);
  incident.scale = paused ? 0 : timeScale;
  incident.at = performance.now();
}

function span(ms) {
  const s = Math.max(0, Math.floor(ms / 1000)), min = Math.floor(s / 60), h = Math.floor(min / 60), d = Math.floor(h / 24);
  return d > 0 ? `${d} d ${h % 24} h` : h > 0 ? `${h} h ${min % 60} min` : min > 0 ? `${min} min` : `${s} s`;
}

function showTimes() {
  const now = incidentNow();
  if (Number.isNaN(now)) return;
  for (const time of all('time[data-age], time[data-until]')) {
    const at = Date.parse(time.dateTime);
    if (Number.isNaN(at)) continue;
    setText(time, 'age' in time.dataset ? `${span(now - at)} ago` : at > now ? `in ${span(at - now)}` : `overdue ${span(now - at)}`);
  }
  for (const clock of all('[data-clock]')) setText(clock, `${clockTime(now)} UTC`);
}

// ---- regions ----

const shown = new WeakMap();   // region element → its HTML before ages were written into it
const held = new Map();        // region element → { html, since }: bounded by the regions of the page
let announced = new Map();

const parse = html => Object.assign(document.createElement('template'), { innerHTML: html });

// Where an element stands in its region, so that its successor can be found: id, data-focus-key, or the path of positions.
function address(element, region) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.dataset.focusKey) return `[data-focus-key="${CSS.escape(element.dataset.focusKey)}"]`;
  const path = [];
  for (let e = element; e !== region; e = e.parentElement) path.unshift(`:nth-child(${[...e.parentElement.children].indexOf(e) + 1})`);
  return `:scope > ${path.join(' > ')}`;
}

function remember(region) {
  const active = document.activeElement;
  return {
    focus: active !== region && region.contains(active) ? address(active, region) : null,
    details: all('details', region).map((e, i) => ({ id: e.id, i, open: e.open })),
    scrolled: all('*', region).filter(e => e.scrollTop || e.scrollLeft)
      .map(e => ({ at: address(e, region), top: e.scrollTop, left: e.scrollLeft })),
  };
}

function restore(region, { focus, details, scrolled }) {
  const now = all('details', region);
  for (const { id, i, open } of details) Object.assign((id ? now.find(e => e.id === id) : now[i]) ?? {}, { open });
  for (const { at, top, left } of scrolled) Object.assign(region.querySelector(at) ?? {}, { scrollTop: top, scrollLeft: left });
  if (focus) region.querySelector(focus)?.focus({ preventScroll: true });
}

const isSelecting = region => getSelection()?.isCollapsed === false && getSelection().containsNode(region, true);

// changes: [region element, html]. All is read before anything is written, so that the browser lays out once.
function swap(changes) {
  const ready = [];
  for (const [region, html] of changes) {
    if (isSelecting(region)) {
      const since = held.get(region)?.since ?? Date.now();   // bounded: values may not stay old because of a forgotten mark
      if (Date.now() - since < HOLD_AT_MOST) {
        held.set(region, { html, since });
        region.toggleAttribute('data-held', true);
        continue;
      }
    }
    held.delete(region);
    region.removeAttribute('data-held');
    const template = parse(html);
    if (template.innerHTML !== shown.get(region)) ready.push({ region, template, html: template.innerHTML, kept: remember(region) });
  }
  for (const { region, template, html } of ready) {
    shown.set(region, html);
    region.replaceChildren(template.content);
  }
  for (const { region, kept } of ready) restore(region, kept);
  if (ready.length > 0) {
    announce();
    showTitle();
    showIcon();
    showTimes();
  }
}

function releaseHeld() {
  if (held.size > 0) swap([...held].filter(([region]) => region.isConnected).map(([region, { html }]) => [region, html]));
  for (const region of held.keys()) if (!region.isConnected) held.delete(region);
}

function announce() {
  const now = new Map(all('[data-announce-key]').map(e => [e.dataset.announceKey, e.dataset.announce]));
  const news = [...now].filter(([key, text]) => announced.has(key) && announced.get(key) !== text).map(([, text]) => text);
  announced = now;
  if (news.length > 0) for (const status of all('[data-status]')) setText(status, news.join(' '));
}

function showTitle() {
  const source = document.querySelector('[data-region] [data-title]');
  const title = source ? source.dataset.title || source.textContent.trim() : document.title.replace(/^NOT LIVE · /, '');
  const text = lost ? `NOT LIVE · ${title}` : title;
  if (document.title !== text) document.title = text;
}

// What a tab shows beside its title. Lost, it can fetch nothing: that picture is in the page already.
function showIcon() {
  const link = document.querySelector('link[data-lost-icon]');
  const icon = lost ? link?.dataset.lostIcon : document.querySelector('[data-region] [data-icon]')?.dataset.icon;
  if (link && icon && link.getAttribute('href') !== icon) link.href = icon;
}

// ---- the link ----

let socket = null, fails = 0;
let version = Number(page.version) || null;
let heardWall = Date.now(), heardSteady = performance.now(), openedAt = 0, sentAt = 0;
let heardOnce = false, lost = false;
let refusal = '', reloadNote = '';

// A sleeping machine stops the steady clock and a corrected one moves the wall clock: the larger one tells.
const silence = () => Math.max(Date.now() - heardWall, performance.now() - heardSteady);

function connect() {
  const ws = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/hubs/live?view=${encodeURIComponent(page.view)}`);
  let rest = '', agreed = false;
  socket = ws;
  const tooLong = setTimeout(() => drop(ws), LOST_AFTER);
  ws.onopen = () => {
    openedAt = performance.now();
    ws.send(`{"protocol":"json","version":1}${END}`);
  };
  ws.onmessage = ({ data }) => {
    const records = (rest + data).split(END);
    rest = records.pop();
    for (const record of records) {
      const message = JSON.parse(record);
      if (agreed) receive(ws, message);
      else if (message.error) { refusal = message.error; drop(ws); }
      else { agreed = true; clearTimeout(tooLong); }
    }
  };
  ws.onclose = () => { clearTimeout(tooLong); drop(ws); };
}

// Forgets a socket (without waiting for a close that may never be answered) and tries again, for ever.
function drop(ws) {
  if (socket !== ws) return;
  socket = null;
  ws.onopen = ws.onmessage = ws.onclose = null;
  ws.close();
  const wait = Math.min(10_000, 500 * 2 ** Math.min(fails++, 5)) * (0.5 + Math.random() / 2);
  setTimeout(() => { if (!socket) connect(); }, wait);
}

function receive(ws, message) {
  if (message.type === 1 && message.target === 'regions') takeRegions(ws, message.arguments[0]);
  if (message.type === 1 && message.target === 'reload') reload();
  if (message.type === 7) {
    refusal = message.error ?? '';
    return drop(ws);
  }
  // The server closes clients that say nothing for 30 s. Answering rather than a timer: browsers throttle timers of hidden pages.
  if (Date.now() - sentAt >= 5_000) send(ws, { type: 6 });
}

function send(ws, message) {
  sentAt = Date.now();
  ws.send(JSON.stringify(message) + END);
}

function takeRegions(ws, { version: next, basedOn, build, clock, regions }) {
  fails = 0;
  refusal = '';
  heardOnce = true;
  heardWall = Date.now();
  heardSteady = performance.now();
  setClock(clock);
  if (basedOn !== null && basedOn !== version) {
    send(ws, { type: 1, target: 'Resync', arguments: [] });
  } else {
    version = next;
    const html = new Map(regions.map(region => [region.key, region.html]));
    // In a whole, a region that is not there is gone.
    const places = all('[data-region]').filter(place => basedOn === null || html.has(place.dataset.region));
    swap(places.map(place => [place, html.get(place.dataset.region) ?? '']));
  }
  if (page.build && build !== page.build) reload();
  else reloadNote = '';
  showLink();
  document.dispatchEvent(new CustomEvent('live:shown', { detail: { version, build } }));
}

// A new program, perhaps with other styles: load the page again, but only one that answers, and never in a circle.
let reloading = false;
async function reload() {
  if (reloading) return;
  reloading = true;
  let times = [];   // storage may be blocked: then only the probe stands between two reloads
  try { times = JSON.parse(sessionStorage.getItem('reloads') ?? '[]').filter(at => Date.now() - at < 600_000); } catch { /* none known */ }
  if (times.length >= 3) {
    reloadNote = 'A newer version runs, but this page was reloaded 3 times already — reload it by hand';
  } else {
    await new Promise(done => setTimeout(done, Math.random() * 2_000));
    const answers = await fetch(location.href, { cache: 'no-store', credentials: 'same-origin' }).then(r => r.status === 200, () => false);
    if (answers) {
      try { sessionStorage.setItem('reloads', JSON.stringify([...times, Date.now()])); } catch { /* blocked */ }
      location.reload();
      return;
    }
    reloadNote = 'A newer version runs, but this page does not answer yet';
  }
  showLink();
  setTimeout(() => { reloading = false; }, 10_000);
}

function showLink() {
  lost = silence() > LOST_AFTER;
  document.documentElement.dataset.live = lost ? 'lost' : heardOnce ? 'on' : 'connecting';
  const since = heardOnce ? `since ${clockTime(incident.now)}` : 'yet: nothing came from the server';
  const words = lost ? `NOT LIVE ${since} — values below are old${refusal && ` (${refusal})`}` : reloadNote;
  for (const banner of all('[data-lost]')) {
    banner.hidden = words === '';
    setText(banner, words);
  }
  const heard = lost || heardOnce ? `${lost ? 'not live' : 'live'} · ${span(silence())} ago` : 'connecting…';
  for (const live of all('[data-live]:not(html)')) setText(live, heard);
  showTitle();
  showIcon();
}

// ---- what people press ----

const themes = ['dark', 'light', 'auto'];
const theme = () => document.documentElement.dataset.theme ?? 'auto';
const showTheme = () => all('[data-theme-toggle]').forEach(button => button.setAttribute('aria-label', `Theme: ${theme()}`));

function nextTheme() {
  document.documentElement.dataset.theme = themes[(themes.indexOf(theme()) + 1) % themes.length];
  document.cookie = `theme=${theme()}; path=/; max-age=31536000; samesite=lax`;
  showTheme();
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Plain http other than loopback has no clipboard object; the old way still works there.
    const area = Object.assign(document.createElement('textarea'), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

async function copy(button) {
  const label = button.querySelector('[data-copy-label]') ?? button;
  const before = button.dataset.label ??= label.textContent;
  setText(label, await write(button.dataset.copy) ? 'copied' : 'not allowed');
  button.focus();
  setTimeout(() => setText(label, before), 2_000);
}

// A link that shows this very moment, also a year later. A real second earlier, or the server might call it the future.
async function share(link) {
  const at = link.dataset.share || new Date(incidentNow() - 1000 * incident.scale).toISOString().replace(/\.\d+Z$/, 'Z');
  const address = new URL(link.getAttribute('href'), location.origin);
  address.search = `?at=${at}`;
  const said = await write(address.href) ? `copied ${at.slice(11, 16)} UTC` : 'not allowed';
  link.dataset.said = said;
  for (const status of all('[data-status]')) setText(status, said === 'not allowed' ? 'The link could not be copied.' : `Link to ${at} copied.`);
  setTimeout(() => { delete link.dataset.said; }, 3_000);
}

document.addEventListener('click', event => {
  const { target } = event, link = target.closest?.('[data-share]');
  // With a key held it opens as any other link.
  if (link && !Number.isNaN(incident.now) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    share(link);
    return;
  }
  const button = target.closest?.('[data-theme-toggle], [data-copy]');
  if (button?.matches('[data-copy]')) copy(button);
  else if (button) nextTheme();
});

for (const region of all('[data-region]')) shown.set(region, region.innerHTML);
announce();
showTheme();
showTimes();
setInterval(showTimes, 1_000);
if (page.view) {
  document.addEventListener('selectionchange', releaseHeld);
  document.addEventListener('live:say', ({ detail: { target, words } }) => {
    if (socket?.readyState === WebSocket.OPEN) send(socket, { type: 1, target, arguments: [words] });
  });
  addEventListener('online', () => { if (!socket) connect(); });
  setInterval(() => {
    releaseHeld();
    const isOpen = socket?.readyState === WebSocket.OPEN;
    if (isOpen && Math.min(silence(), performance.now() - openedAt) > LOST_AFTER) drop(socket);
    showLink();
  }, 1_000);
  connect();
}
