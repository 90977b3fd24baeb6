/** The least an upload must bring: `bytes` in each window of `milliseconds`. */
export type MinimumThroughput = { readonly bytes: number; readonly milliseconds: number };

/** 2 kB/s over a minute: slower than any line that could end a video, faster than an idle or hostile client. */
export const minimumThroughput: MinimumThroughput = { bytes: 120_000, milliseconds: 60_000 };

/**
 * Calls `onTooSlow` once when `received()` grew by less than the minimum in a window. It stands in for Node's limit
 * on a whole request, which would cut an honest 500 MB upload on a slow line.
 */
export function watchThroughput(
  received: () => number,
  minimum: MinimumThroughput,
  onTooSlow: () => void,
): Disposable {
  let before = received();
  const timer = setInterval(() => {
    const now = received();
    if (now - before < minimum.bytes) {
      clearInterval(timer);
      onTooSlow();
    }
    before = now;
  }, minimum.milliseconds);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
