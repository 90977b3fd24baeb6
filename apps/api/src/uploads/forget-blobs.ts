import type { ApiDeps } from '../api-env.ts';

/** Removes files that no row refers to any more. One that can't be removed now is left to the sweep at the next start. */
export async function forgetBlobs({ blobs, log }: Pick<ApiDeps, 'blobs' | 'log'>, keys: readonly string[]) {
  try {
    await blobs.remove(keys);
  } catch (error) {
    log.warn({ err: error, blobs: keys.length }, 'files that are no longer needed could not be removed');
  }
}
