import { formatDuration } from './french.ts';

/**
 * What the server's clock shows, from what it showed when it made the page and what has elapsed since. What the
 * browser takes for the time is never asked.
 */
export function serverClock(shown: number): () => number {
  const start = performance.now();
  return () => shown + performance.now() - start;
}

/** Counts the time that is left down, as the server began it. */
export function countDown(): void {
  for (const element of document.querySelectorAll<HTMLElement>('.time-left[data-deadline][data-now]')) {
    const deadline = Number(element.dataset['deadline']);
    const now = serverClock(Number(element.dataset['now']));
    const show = () => {
      const left = deadline - now();
      const text = left < 0 ? '0\u00a0s' : formatDuration(left);
      if (element.textContent !== text) element.textContent = text;
    };
    show();
    setInterval(show, 1000);
  }
  // A page that slept, or came back from history, shows a clock that stood still: it is loaded anew.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
