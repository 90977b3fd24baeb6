import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { realClock } from '@palmares/contest/clock';
import { attachUpload } from '@palmares/contest/uploads/attach-upload';
import { findUpload, refuseUpload } from '@palmares/contest/uploads/follow-upload';
import type { Upload, UploadRefusal } from '@palmares/contest/uploads/upload';
import type { ApiDeps } from '../../api-env.ts';
import type { BegunCheck, CheckEnd } from '../checks-under-way.ts';
import { type Examined, examineFile } from '../examine-file.ts';
import { forgetBlobs } from '../forget-blobs.ts';
import { superseded } from '../superseded.ts';
import type { ResumableUploads } from './resumable-uploads.ts';
import { hashFile } from './running-hashes.ts';

export type CheckDeps = Pick<ApiDeps, 'contest' | 'blobs' | 'checks' | 'log'>;

const ATTEMPTS = 3;
const BETWEEN_ATTEMPTS = 1_000;

const lost: UploadRefusal = {
  code: 'lost',
  message:
    'Le fichier reçu n’a pas pu être relu sur notre serveur\u00a0: ce n’est pas de votre fait. Recommencez l’envoi.',
};
const withdrawn: UploadRefusal = {
  code: 'withdrawn',
  message: 'Cette candidature a été retirée du concours\u00a0: elle ne peut plus recevoir de fichier.',
};

/**
 * Examines a received upload and attaches it to its draft, unless that is under way here or in another process. The
 * answer is there when this process has done with it; what became of it is in its row. `begun` is the check as others
 * already wait for it.
 */
export function checkUpload(
  deps: CheckDeps,
  uploads: ResumableUploads,
  upload: Pick<Upload, 'id' | 'applicationId' | 'kind'>,
  begun: BegunCheck = uploads.checks.resume(upload.applicationId, upload.kind),
): Promise<void> {
  const running = uploads.running.get(upload.id);
  if (running !== undefined) {
    begun[Symbol.dispose]();
    return running;
  }
  const check = checkAlone(deps, uploads, upload.id, begun).finally(() => uploads.running.delete(upload.id));
  uploads.running.set(upload.id, check);
  return check;
}

async function checkAlone(
  deps: CheckDeps,
  uploads: ResumableUploads,
  id: string,
  begun: BegunCheck,
): Promise<void> {
  const lock = `${id}/check`;
  using check = begun;
  try {
    if (!(await uploads.locks.tryAcquire(lock))) return;
    try {
      const upload = await findUpload(deps.contest, id);
      if (upload?.state === 'checking') check.end(await examineAndAttach(deps, uploads, upload, check.turn));
    } finally {
      await uploads.locks.release(lock);
    }
  } catch (error) {
    // Its row still says that it is to be checked: it will be taken up again.
    deps.log.error({ err: error }, 'a received upload could not be checked');
    check.end({ kind: 'unavailable' });
  }
}

async function examineAndAttach(
  deps: CheckDeps,
  uploads: ResumableUploads,
  upload: Upload,
  turn: Promise<unknown>,
): Promise<CheckEnd> {
  const { contest, blobs, checks, log } = deps;
  const { id, kind, bytes } = upload;
  const { parts, hashes, options } = uploads;
  const path = parts.pathOf(id);
  const refuse = async (refusal: UploadRefusal): Promise<CheckEnd> => {
    const refused = await refuseUpload(contest, id, refusal, realClock().add(options.lifetime));
    if (!refused) return { kind: 'dropped' };
    hashes.forget(id);
    await parts.remove(id);
    return { kind: 'refused', ...refusal };
  };

  if ((await parts.measure(id)) !== bytes || (await stat(path)).size !== bytes) return refuse(lost);
  const sha256 = hashes.take(id, bytes)?.digest('hex') ?? (await hashFile(path));
  const examined = await examinePatiently(deps, upload, path);
  await turn;
  // Its candidate may have ended it meanwhile, bytes and all: then nothing has failed.
  if ((await findUpload(contest, id))?.state !== 'checking') return { kind: 'dropped' };
  if (examined.kind === 'refused') return refuse(examined);
  if (examined.kind === 'unavailable') {
    log.error({ err: examined.cause, file: kind }, 'a received file could not be examined');
    return { kind: 'unavailable' };
  }

  const blobKey = await blobs.publishFile(await parts.nameTwice(id));
  const stored = { kind, blobKey, bytes, sha256, validator: checks.validator, ...examined.facts };
  const outcome = await attachUpload(contest, upload, stored, realClock().add(options.lifetime));
  await forgetBlobs(deps, outcome.kind === 'attached' ? outcome.obsoleteBlobKeys : [blobKey]);
  switch (outcome.kind) {
    case 'attached':
      await parts.remove(id);
      return { kind: 'accepted' };
    case 'settled':
      return { kind: 'dropped' };
    case 'superseded':
      return refuse(superseded);
    case 'withdrawn':
    case 'not-found':
    case 'forbidden':
      return refuse(withdrawn);
  }
}

// What keeps a check from running is often over in a moment.
async function examinePatiently(
  { contest, checks }: CheckDeps,
  { kind }: Upload,
  path: string,
): Promise<Examined> {
  for (let attempt = 1; ; attempt += 1) {
    const examined = await examineFile(checks, kind, path, contest.edition.limits);
    if (examined.kind !== 'unavailable' || attempt === ATTEMPTS) return examined;
    await sleep(BETWEEN_ATTEMPTS);
  }
}
