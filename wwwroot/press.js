// What people press, on all pages but the wall: theme, copy, "share this moment".
// Reads: data-theme-toggle, -copy (-copy-label inside), -share (a moment, or empty for now), -status. Sets: html data-theme; data-said on what was shared.
// Asks live.js what time it is by the event live:ask.

const all = selector => [...document.querySelectorAll(selector)];
const setText = (element, text) => { if (element.textContent !== text) element.textContent = text; };

function ask() {
  const detail = {};
  document.dispatchEvent(new CustomEvent('live:ask', { detail }));
  return detail;
}

const themes = ['dark', 'light', 'auto'];
const theme = () => document.documentElement.dataset.theme ?? 'auto';
const showTheme = () => all('[data-theme-toggle]').forEach(button => button.setAttribute('aria-label', `Theme: ${theme()}`));

function nextTheme() {
  document.documentElement.dataset.theme = themes[(themes.indexOf(theme()) + 1) % themes.length];
  const path = new URL('.', document.baseURI).pathname.replace(/(?!^)\/$/, '');   // as the program's own cookies: "/", or the prefix of a proxy
  document.cookie = `theme=${theme()}; path=${path}; max-age=31536000; samesite=lax`;
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
async function share(link, { now, scale }) {
  const at = link.dataset.share || new Date(now - 1000 * scale).toISOString().replace(/\.\d+Z$/, 'Z');
  const address = new URL(link.getAttribute('href'), document.baseURI);
  address.search = `?at=${at}`;
  const said = await write(address.href) ? `copied ${at.slice(11, 16)} UTC` : 'not allowed';
  link.dataset.said = said;
  for (const status of all('[data-status]')) setText(status, said === 'not allowed' ? 'The link could not be copied.' : `Link to ${at} copied.`);
  setTimeout(() => { delete link.dataset.said; }, 3_000);
}

document.addEventListener('click', event => {
  const { target } = event, link = target.closest?.('[data-share]'), time = link && ask();
  // With a key held it opens as any other link, and as long as nobody knows the time.
  if (time?.now && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    share(link, time);
    return;
  }
  const button = target.closest?.('[data-theme-toggle], [data-copy]');
  if (button?.matches('[data-copy]')) copy(button);
  else if (button) nextTheme();
});

showTheme();
