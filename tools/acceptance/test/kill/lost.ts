import { setTimeout as sleep } from 'node:timers/promises';

/** Whoever was asked broke while it answered. */
export class LostError extends Error {
  override readonly name = 'LostError';
}

/** Tries again while the connection is lost, as a patient person would; undefined once the test is over. */
export async function attempt<T>(stopped: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
  while (!stopped.aborted) {
    try {
      return await work();
    } catch (error) {
      // A connection that can't be had or breaks is a TypeError of fetch's; anything else is a fault of this test's.
      if (!(error instanceof TypeError || error instanceof LostError)) throw error;
      await sleep(25);
    }
  }
  return undefined;
}
