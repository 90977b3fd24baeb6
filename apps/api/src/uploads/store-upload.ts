import type { Readable } from 'node:stream';
import { type AttachFileOutcome, attachFile } from '@palmares/contest/acts/attach-file';
import type { Person } from '@palmares/contest/people';
import type { FileKind } from '@palmares/rules/application';
import type { ApiDeps } from '../api-env.ts';
import { expectCheck } from './checks-under-way.ts';
import { examineFile } from './examine-file.ts';
import type { CheckUnavailable, FileRefusal } from './file-checks.ts';
import { maxBytesOf } from './file-kinds.ts';
import { forgetBlobs } from './forget-blobs.ts';
import { type Received, receiveUpload } from './receive-upload.ts';
import { superseded } from './superseded.ts';

export type StoreUploadOutcome =
  | Exclude<AttachFileOutcome, { kind: 'superseded' }>
  | Exclude<Received, { kind: 'received' }>
  | FileRefusal
  | CheckUnavailable;

type Upload = {
  readonly person: Person;
  readonly id: string;
  readonly kind: FileKind;
  readonly body: Readable;
};

/**
 * Takes in one file of an application. The order is what makes an answer a promise: received and synced, examined,
 * given its name, the folder synced, the row committed; only then is it acknowledged. At any failure before the row,
 * nothing of it stays. Of several files of the same kind the last one to arrive counts.
 */
export async function storeUpload(deps: ApiDeps, upload: Upload): Promise<StoreUploadOutcome> {
  const { contest, blobs, checks } = deps;
  const { person, id, kind, body } = upload;
  const { limits } = contest.edition;
  await using staged = await blobs.stage();
  using check = expectCheck(deps.resumable.checks, id, kind);
  let receivedAt: Temporal.Instant | null = null;
  const received = await receiveUpload(body, staged, {
    maxBytes: maxBytesOf(kind, limits),
    ...(deps.throughput === undefined ? {} : { throughput: deps.throughput }),
    onArrived: () => {
      receivedAt = contest.clock();
      check.begin();
    },
  });
  if (received.kind !== 'received') return received;
  const { bytes, sha256 } = received;

  const examined = await examineFile(checks, kind, staged.path, limits);
  if (examined.kind !== 'accepted') {
    check.end(examined);
    return examined;
  }

  await check.turn();
  const blobKey = await staged.publish();
  const { validator } = checks;
  const stored = { kind, blobKey, bytes, sha256, validator, receivedAt, ...examined.facts };
  const outcome = await attachFile(contest, person, id, stored);
  if (outcome.kind === 'attached') check.end({ kind: 'accepted' });
  if (outcome.kind === 'superseded') check.end(superseded);
  await forgetBlobs(deps, outcome.kind === 'attached' ? outcome.obsoleteBlobKeys : [blobKey]);
  return outcome.kind === 'superseded' ? superseded : outcome;
}
