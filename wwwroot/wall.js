// What only a wall screen does beside live.js. Hears: live:shown after each message that live.js took.

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
