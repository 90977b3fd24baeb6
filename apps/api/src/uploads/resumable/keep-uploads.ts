import { forgetOldLocks } from '@palmares/contest/locks';
import { listUnfinishedUploads, removeExpiredUploads } from '@palmares/contest/uploads/follow-upload';
import { type CheckDeps, checkUpload } from './check-upload.ts';
import { completeUpload } from './receive-part.ts';
import type { ResumableUploads } from './resumable-uploads.ts';
import { LOCK_PREFIX } from './upload-locks.ts';

const EVERY = 15_000;

/**
 * Looks after uploads, now and every so often: takes up the checks of processes that ended, completes what lacks
 * nothing but its row, and removes what expired or belongs to no row any more.
 */
export function keepUploads(deps: CheckDeps, uploads: ResumableUploads, every = EVERY): AsyncDisposable {
  let stopped = false;
  let turn = Promise.resolve();
  const look = () => {
    turn = lookOnce(deps, uploads)
      .catch((error: unknown) => deps.log.error({ err: error }, 'uploads could not be looked after'))
      .finally(() => {
        if (!stopped) timer = setTimeout(look, every);
      });
  };
  let timer: NodeJS.Timeout | undefined;
  look();
  return {
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

async function lookOnce(deps: CheckDeps, uploads: ResumableUploads): Promise<void> {
  const { contest } = deps;
  const { parts, hashes, locks } = uploads;
  // Files before rows: one that is created meanwhile must not seem to belong to nothing.
  const files = await parts.list();
  for (const id of await removeExpiredUploads(contest)) {
    hashes.forget(id);
    await parts.remove(id);
  }
  const unfinished = await listUnfinishedUploads(contest);
  const known = new Set(unfinished.map(({ id }) => id));
  for (const id of files.filter((one) => !known.has(one))) await parts.remove(id);
  for (const upload of unfinished) {
    if (upload.state === 'checking') void checkUpload(deps, uploads, upload);
    else if ((await parts.measure(upload.id)) === upload.bytes && (await locks.tryAcquire(upload.id))) {
      try {
        if ((await parts.received(upload.id)) === upload.bytes) await completeUpload(deps, uploads, upload);
      } finally {
        await locks.release(upload.id);
      }
    }
  }
  await forgetOldLocks(contest, LOCK_PREFIX);
}
