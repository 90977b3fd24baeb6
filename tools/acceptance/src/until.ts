import { setTimeout as sleep } from 'node:timers/promises';

/** How long is waited for what must happen: no more than a net, on a machine that may be slow and busy. */
export const PATIENCE_MS = 200_000;
const PAUSE_MS = 20;

/** What was waited for did not happen in time. */
export class NotInTimeError extends Error {
  override readonly name = 'NotInTimeError';
}

/**
 * Looks again and again until something is found, and gives it.
 *
 * @param limit milliseconds
 * @throws NotInTimeError naming `what` when nothing is found within the limit
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  limit = PATIENCE_MS,
): Promise<Exclude<T, false | null | undefined>> {
  const end = performance.now() + limit;
  for (;;) {
    const found = await look();
    if (isFound(found)) return found;
    if (performance.now() > end) throw new NotInTimeError(`It never happened: ${what}`);
    await sleep(PAUSE_MS);
  }
}

function isFound<T>(found: T): found is Exclude<T, false | null | undefined> {
  return found !== false && found !== null && found !== undefined;
}
