import { listKeptBlobs } from '@palmares/contest/views/kept-blobs';
import type { ApiDeps } from '../api-env.ts';
import { BlobStoreError } from './blob-store-error.ts';

type SweepDeps = Pick<ApiDeps, 'contest' | 'blobs' | 'log'>;

// Longer than a large bucket's lists take; what a process left on this disk is gone within the first moments.
const PATIENCE_MILLISECONDS = 5_000;

/**
 * Removes what interrupted uploads had left, before anything is written. An object store that doesn't answer keeps
 * nobody from starting: after a few seconds its sweep goes on beside the rest, and readiness tells of a failure.
 */
export async function sweepBlobs(deps: SweepDeps, patience = PATIENCE_MILLISECONDS): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    deps.log.info('the sweep of the object store takes long, and goes on');
    late.resolve();
  }, patience);
  const swept = sweep(deps).finally(() => clearTimeout(timer));
  await Promise.race([swept, late.promise]);
}

async function sweep({ contest, blobs, log }: SweepDeps): Promise<void> {
  try {
    const files = await blobs.sweep(() => listKeptBlobs(contest));
    if (files > 0) log.info({ files }, 'removed what interrupted uploads had left');
  } catch (error) {
    if (!(error instanceof BlobStoreError)) throw error;
    log.warn({ err: error }, 'what interrupted uploads had left could not be removed');
  }
}
