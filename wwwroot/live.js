// Keeps a page current without a circuit: speaks the SignalR JSON hub protocol (records end in 0x1e) over one WebSocket,
// swaps regions, tells ages by incident time, and says loudly when the link is lost. No dependency, nothing that grows.
// Reads: body data-view, -version, -build (-now, -time-scale); data-region, -focus-key, -title, -icon, -announce-key with -announce; link data-lost-icon;
// time data-age or -until; data-clock, -live, -lost, -status.
// Sets: html data-live (connecting, on, lost); data-held on a region that waits for a selection.
// Tells a page's own scripts: live:shown { version, build } what was shown, live:lost { since } that the link is lost now.
// Hears from them: live:say { target, words } goes to the hub; live:renew loads the page again, if it is there; live:ask gets { now, scale } of incident time into its detail.
// https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md

const END = '\x1e';
const LOST_AFTER = 15_000;
const HOLD_AT_MOST = 30_000;
const RECORD_AT_MOST = 8_000_000;        // characters that may wait for their end
const RELOADS_IN = 600_000;              // so often as the reason says a page loads itself again in that time, and not more
// Why it does. Each reason has its own bound: an operator who pairs and renames must not use up what a new build needs.
const NEW_BUILD = { key: 'reloads', most: 3, spread: 15_000, what: 'A newer version runs' };   // a crowd comes for it at once
const RENEWAL = { key: 'renewals', most: 3, spread: 15_000, what: 'This page is due to be loaded again' };
const ASKED = { key: 'asked', most: 6, spread: 1_000, what: 'The server asks for this page to be loaded again' };
const page = document.body.dataset;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const setText = (element, text) => { if (element.textContent !== text) element.textContent = text; };

// A sleeping machine stops the steady clock and a corrected one moves the wall clock: the larger one tells, so that nothing looks newer than it is.
function stopwatch() {
  const wall = Date.now(), steady = performance.now();
  return () => Math.max(Date.now() - wall, performance.now() - steady);
}

// ---- incident time and the texts that follow it ----

let silence = stopwatch();   // since the server was last heard: ages go on by it, also while nothing comes
const incident = { now: Date.parse(page.now), scale: Number(page.timeScale ?? 1) };
const incidentNow = () => incident.now + incident.scale * silence();

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
    setText(time, 'age' in time.dataset ? `${span(now - at)} ago` : at > now ? `in ${span(at - now)}` : 'opens' in time.dataset ? 'now' : `overdue ${span(now - at)}`);
  }
  for (const clock of all('[data-clock]')) setText(clock, `${new Date(now).toISOString().slice(11, 19)} UTC`);
}

// ---- regions ----

const shown = new WeakMap();   // region element → its HTML before ages were written into it
const held = new Map();        // region element → { html, since }: bounded by the regions of the page
let announced = new Map();

const sent = new Map();        // key → HTML as the server has it, which edits are made to: bounded by the regions of the view

// What is new in a region: its HTML, or steps [keep, drop, put] from what it was.
function html({ key, html, edit, length }) {
  if (!edit) return html;
  const old = sent.get(key);
  let at = 0, made = '';
  for (const [keep, drop, put] of edit) {
    made += old.slice(at, at + keep) + put;
    at += keep + drop;
  }
  made += old.slice(at);
  if (made.length !== length) throw new Error(`an edit of ${key} that does not fit`);
  return made;
}

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

let socket = null, opened = null, fails = 0;
let version = Number(page.version) || null;
let running = page.build;   // the build of the program that was heard last
let heardOnce = false, lost = false;
let refusal = '', reloadNote = '';
let sentAt = 0;

function connect() {
  const ws = new WebSocket(`${new URL('hubs/live', document.baseURI).href.replace(/^http/, 'ws')}?edits=1&view=${encodeURIComponent(page.view)}`);
  let rest = '', agreed = false;
  socket = ws;
  opened = null;
  const tooLong = setTimeout(() => drop(ws), LOST_AFTER);
  ws.onopen = () => {
    opened = stopwatch();
    ws.send(`{"protocol":"json","version":1}${END}`);
  };
  ws.onmessage = ({ data }) => {
    try {
      const records = (rest + data).split(END);
      rest = records.pop();
      if (rest.length > RECORD_AT_MOST) throw new Error('a record without end');
      for (const record of records) {
        if (socket !== ws || dropSilent()) return;
        const message = JSON.parse(record);
        if (agreed) receive(ws, message);
        else if (message.error) refuse(ws, message.error);
        else { agreed = true; clearTimeout(tooLong); }
      }
    } catch (error) {
      // An open socket whose messages are not understood would leave old values standing: begin again, with the whole.
      console.warn('live.js: not understood', error);
      refuse(ws, 'what the server says is not understood');
    }
  };
  ws.onclose = () => { clearTimeout(tooLong); drop(ws); };
}

// Forgets a socket (without waiting for a close that may never be answered) and tries again, for ever. All pages are cut at the
// same moment: each waits a random time of a growing span, so that they do not come back at the same moment.
function drop(ws, most = 10_000) {
  if (socket !== ws) return;
  socket = null;
  ws.onopen = ws.onmessage = ws.onclose = null;
  ws.close();
  const longest = Math.min(most, 2_000 * 2 ** Math.min(fails++, 5));
  setTimeout(() => { if (!socket) connect(); }, 100 + Math.random() * (longest - 100));
}

// The server answers, but not with what this page wants: asking often makes that no better.
function refuse(ws, why) {
  refusal = why;
  fails = Math.max(fails, 3);
  drop(ws, 60_000);
}

// A socket that was silent for so long is dead, or brings what waited in some buffer: neither is the present.
function dropSilent() {
  const dead = socket && opened && Math.min(silence(), opened()) > LOST_AFTER;
  if (dead) {
    drop(socket);
    showLink();
  }
  return dead;
}

function receive(ws, { type, target, error, arguments: given }) {
  if (type === 1 && target === 'regions') takeRegions(ws, given[0]);
  if (type === 1 && target === 'reload') {
    asked = true;
    reload(ASKED);
  }
  if (type === 7) return error ? refuse(ws, error) : drop(ws);
  // The server closes clients that say nothing for 30 s. Answering rather than a timer: browsers throttle timers of hidden pages.
  if (Date.now() - sentAt >= 5_000 || Date.now() < sentAt) send(ws, { type: 6 });
}

function send(ws, message) {
  sentAt = Date.now();
  ws.send(JSON.stringify(message) + END);
}

function takeRegions(ws, { version: next, basedOn, build, clock, regions }) {
  // Something is missing in between. It does not count as heard: without the whole the page is lost like any other.
  if (basedOn !== null && basedOn !== version) return send(ws, { type: 1, target: 'Resync', arguments: [] });
  const now = Date.parse(clock.now), news = new Map(regions.map(region => [region.key, html(region)]));
  if (!Number.isInteger(next) || !Number.isFinite(now + clock.timeScale) || [...news.values()].some(text => typeof text !== 'string')) throw new Error('not regions');
  if (basedOn === null) sent.clear();
  for (const [key, text] of news) sent.set(key, text);
  // In a whole, a region that is not there is gone.
  const places = all('[data-region]').filter(place => basedOn === null || news.has(place.dataset.region));
  swap(places.map(place => [place, news.get(place.dataset.region) ?? '']));
  // Heard is what could be shown: a message that cannot be leaves the page to grow old.
  silence = stopwatch();
  incident.now = now;
  incident.scale = clock.paused ? 0 : clock.timeScale;
  showTimes();
  version = next;
  running = build;
  heardOnce = true;
  fails = 0;
  refusal = '';
  if (build !== page.build) reload(NEW_BUILD);
  else if (asked) reload(ASKED);
  else reloadNote = '';
  showLink();
  tell('live:shown', { version, build });
}

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

// A new program, perhaps with other styles, or a screen that has another name now: load the page again, but only into the
// program that was heard last, and never in a circle. What the server asked for stays wanted until the page is another one.
let reloading = false, asked = false;
async function reload({ key, most, spread, what }) {
  if (reloading) return;
  reloading = true;
  const wait = ms => new Promise(done => setTimeout(done, ms));
  // The history's state outlives a reload, also where storage is blocked.
  const times = [history.state?.[key] ?? []].flat().filter(at => at <= Date.now() && Date.now() - at < RELOADS_IN);
  if (times.length >= most) {
    reloadNote = `${what}, but this page was reloaded ${most} times already. Values are live; it tries again within ${RELOADS_IN / 60_000} min.`;
  } else {
    await wait(Math.random() * (page.build ? spread : 1_000));   // without a build it shows nothing yet
    if (await isThere()) {
      history.replaceState({ ...history.state, [key]: [...times, Date.now()] }, '');
      location.reload();
      await wait(15_000);
    }
    reloadNote = running === page.build && !asked ? '' : `${what}, but this page does not answer yet. Values are live; it tries again by itself.`;
  }
  showLink();
  await wait(10_000);
  reloading = false;
}

// Whether this address answers with this page of the running program, and with all that the page needs: not with an error,
// a login, or the words of something in between. What is fetched for it lies in the browser's cache when the page is loaded again.
async function isThere() {
  const get = async (url, options) => {
    const answer = await fetch(url, { credentials: 'same-origin', redirect: 'manual', signal: AbortSignal.timeout(10_000), ...options });
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
    return answer.text();
  };
  try {
    const found = new DOMParser().parseFromString(await get(location.href, { cache: 'no-store' }), 'text/html');
    if (found.body.dataset.build !== running || found.body.dataset.view !== page.view) return false;
    await Promise.all(all('script[src], link[rel=stylesheet]', found).map(part => get(part.getAttribute('src') ?? part.getAttribute('href'))));
    return !lost && found.body.dataset.build === running;
  } catch {
    return false;
  }
}

// "Since" is incident time, as every age and the clock on the page.
function since() {
  const at = new Date(incident.now).toISOString();
  return `${incidentNow() - incident.now < 86_400_000 ? '' : `${at.slice(0, 10)} `}${at.slice(11, 16)} UTC`;
}

function showLink() {
  const before = lost;
  lost = silence() > LOST_AFTER;
  document.documentElement.dataset.live = lost ? 'lost' : heardOnce ? 'on' : 'connecting';
  const words = lost ? `NOT LIVE ${heardOnce ? `since ${since()}` : 'yet: nothing came from the server'} — values below are old${refusal && ` (${refusal})`}` : reloadNote;
  for (const banner of all('[data-lost]')) {
    banner.hidden = words === '';
    setText(banner, words);
  }
  const heard = lost || heardOnce ? `${lost ? 'not live' : 'live'} · ${span(silence())} ago` : 'connecting…';
  for (const live of all('[data-live]:not(html)')) setText(live, heard);
  showTitle();
  showIcon();
  if (lost && !before) tell('live:lost', { since: incident.now });
}

// A page that comes back, from sleep or from the background, looks at once: its timers may come late.
function look() {
  dropSilent();
  showTimes();
  showLink();
}

function wake() {
  look();
  if (!socket) connect();
}

for (const region of all('[data-region]')) shown.set(region, region.innerHTML);
announce();
showTimes();
document.addEventListener('live:ask', ({ detail }) => Object.assign(detail, { now: incidentNow(), scale: incident.scale }));
if (page.view) {
  document.addEventListener('selectionchange', releaseHeld);
  document.addEventListener('live:say', ({ detail: { target, words } }) => {
    if (socket?.readyState === WebSocket.OPEN) send(socket, { type: 1, target, arguments: [words] });
  });
  document.addEventListener('live:renew', () => reload(RENEWAL));
  for (const event of ['visibilitychange', 'resume']) document.addEventListener(event, wake);
  for (const event of ['online', 'pageshow']) addEventListener(event, wake);
  setInterval(() => {
    releaseHeld();
    look();
  }, 1_000);
  connect();
} else {
  setInterval(showTimes, 1_000);
}
