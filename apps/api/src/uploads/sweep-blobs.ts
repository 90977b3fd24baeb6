import { listKeptBlobs } from '@palmares/contest/views/kept-blobs';
import type { ApiDeps } from '../api-env.ts';
import { BlobStoreError } from './blob-store-error.ts';

/**
 * Removes what interrupted uploads had left. An object store that doesn't answer keeps nobody from starting: readiness
 * tells of it, and the next start sweeps.
 */
export async function sweepBlobs({
  contest,
  blobs,
  log,
}: Pick<ApiDeps, 'contest' | 'blobs' | 'log'>): Promise<void> {
  try {
    const files = await blobs.sweep(() => listKeptBlobs(contest));
    if (files > 0) log.info({ files }, 'removed what interrupted uploads had left');
  } catch (error) {
    if (!(error instanceof BlobStoreError)) throw error;
    log.warn({ err: error }, 'what interrupted uploads had left could not be removed');
  }
}
