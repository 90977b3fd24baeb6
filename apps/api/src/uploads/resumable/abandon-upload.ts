import { findUpload, removeUpload } from '@palmares/contest/uploads/follow-upload';
import type { ApiDeps } from '../../api-env.ts';
import type { ResumableUploads } from './resumable-uploads.ts';

type Deps = Pick<ApiDeps, 'contest' | 'resumable'>;

/**
 * Gives up an application's upload that has not come to its end, once whoever still sends has let go of it. True when it
 * is gone; false where it is not this application's, has all its bytes, or its sender doesn't let go.
 */
export async function abandonUpload(
  { contest, resumable }: Deps,
  applicationId: string,
  id: string,
): Promise<boolean> {
  if ((await findUpload(contest, id))?.applicationId !== applicationId) return false;
  if (!(await resumable.locks.acquire(id, () => undefined))) return false;
  try {
    if ((await findUpload(contest, id))?.state !== 'receiving') return false;
    await forgetUpload(contest, resumable, id);
    return true;
  } finally {
    await resumable.locks.release(id);
  }
}

/** Removes an upload and its bytes, and gives its space back. For the holder of its lock. */
export async function forgetUpload(
  contest: ApiDeps['contest'],
  { hashes, parts }: ResumableUploads,
  id: string,
): Promise<void> {
  await removeUpload(contest, id);
  hashes.forget(id);
  await parts.remove(id);
}
