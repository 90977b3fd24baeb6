import type { Readable } from 'node:stream';
import { realClock } from '@palmares/contest/clock';
import { findUpload, markUploadReceived, prolongUpload } from '@palmares/contest/uploads/follow-upload';
import type { Upload } from '@palmares/contest/uploads/upload';
import type { ApiDeps } from '../../api-env.ts';
import { type BegunCheck, expectCheck } from '../checks-under-way.ts';
import { type Received, receiveUpload } from '../receive-upload.ts';
import { type CheckDeps, checkUpload } from './check-upload.ts';
import type { OpenPart } from './parts-folder.ts';
import type { ResumableUploads } from './resumable-uploads.ts';
import { type ExpectedChecksum, isExpected } from './upload-checksum.ts';
import { UploadError } from './upload-error.ts';

// A write for each part would cost more than the part: an expiry may be told this much too early.
const PROLONG_AFTER = { minutes: 1 };

/** What one request brings. `signal`: another request wants to go on with the upload. */
export type PartRequest = {
  /** It asks how far the upload has come (HEAD). */
  readonly tellsOffset: boolean;
  readonly body: Readable;
  readonly checksum: ExpectedChecksum | null;
  readonly signal: AbortSignal;
};

export type PartDeps = CheckDeps & Pick<ApiDeps, 'throughput'>;

/**
 * Appends a request's body to an upload at `offset`, and gives where the upload ends now; everything before that is
 * synced. Whatever stops it, what arrived is kept, unless it came with a checksum, which only a whole body can match.
 * With its last byte the upload counts as received, and its check begins. The caller holds the upload's lock.
 */
export async function receivePart(
  deps: PartDeps,
  uploads: ResumableUploads,
  { id, offset }: { readonly id: string; readonly offset: number },
  { body, checksum, signal }: PartRequest,
): Promise<number> {
  const upload = await findUpload(deps.contest, id);
  if (upload === null) throw new UploadError('not-found');
  if (upload.state !== 'receiving') return offset;
  await using part = await uploads.parts.open(id);
  if (part.end() !== offset) throw new UploadError('offset-conflict');
  // It rests no longer: else it could expire while this part is still coming.
  const expiresAt = await prolong(deps, uploads, upload);
  if (checksum !== null) await part.distrust();
  // A deposit waits for a file from its last byte on, before it is synced and its row says so.
  using check = expectCheck(uploads.checks, upload.applicationId, upload.kind);
  let arrived = 0;
  let arrivedAt = deps.contest.clock();
  const hash = uploads.hashes.take(id, offset);
  const received = await receiveUpload(body, writeWhileHeld(uploads, id, part), {
    maxBytes: upload.bytes - offset,
    ...(deps.throughput === undefined ? {} : { throughput: deps.throughput }),
    keepPart: true,
    signal,
    hash: {
      update: (chunk) => {
        arrived += chunk.length;
        hash?.update(chunk);
        checksum?.hash.update(chunk);
      },
      digest: () => '',
    },
    onArrived: () => {
      arrivedAt = deps.contest.clock();
      if (offset + arrived === upload.bytes) check.begin();
    },
  });
  await requireLock(uploads, id);
  if (checksum !== null) await verifyPart(part, received, checksum);
  else if (received.kind !== 'received') await part.sync();

  const end = part.end();
  if (hash !== null && end === offset + arrived) uploads.hashes.put(id, hash, end);
  if (end === upload.bytes)
    await completeUpload(deps, uploads, upload, { arrivedAt, begun: check.handOver() });
  else await prolong(deps, uploads, { id, expiresAt });
  refuse(received);
  return end;
}

/** All bytes of an upload are there and synced: it was received when the last arrived, and is checked from now on. */
export async function completeUpload(
  deps: CheckDeps,
  uploads: ResumableUploads,
  upload: Upload,
  {
    arrivedAt = deps.contest.clock(),
    begun = uploads.checks.begin(upload.applicationId, upload.kind),
  }: { readonly arrivedAt?: Temporal.Instant; readonly begun?: BegunCheck } = {},
): Promise<void> {
  try {
    await markUploadReceived(deps.contest, upload.id, arrivedAt);
  } catch (error) {
    begun[Symbol.dispose]();
    throw error;
  }
  void checkUpload(deps, uploads, upload, begun);
}

function writeWhileHeld(uploads: ResumableUploads, id: string, part: OpenPart) {
  return {
    write: async (chunks: readonly Uint8Array[]) => {
      await requireLock(uploads, id);
      return part.write(chunks);
    },
    sync: () => part.sync(),
  };
}

/** A process that was stopped for longer than its lease must not touch what another one has gone on with. */
async function requireLock({ locks }: ResumableUploads, id: string): Promise<void> {
  if (!(await locks.confirm(id))) throw new UploadError('upload-busy');
}

async function verifyPart(part: OpenPart, received: Received, checksum: ExpectedChecksum): Promise<void> {
  const matches = received.kind === 'received' && isExpected(checksum);
  if (matches) return part.verify();
  await part.takeBack();
  refuse(received);
  throw received.kind === 'received'
    ? new UploadError('checksum-mismatch')
    : new UploadError('incomplete-body');
}

function refuse(received: Received): void {
  switch (received.kind) {
    case 'received':
    case 'cut-short':
      return;
    case 'too-large':
      throw new UploadError('too-large');
    case 'too-slow':
      throw new UploadError('too-slow');
    case 'no-space':
      throw new UploadError('no-space');
  }
}

async function prolong(
  { contest }: PartDeps,
  { options }: ResumableUploads,
  { id, expiresAt }: Pick<Upload, 'id' | 'expiresAt'>,
): Promise<Temporal.Instant> {
  const until = realClock().add(options.lifetime);
  if (Temporal.Instant.compare(until, expiresAt.add(PROLONG_AFTER)) <= 0) return expiresAt;
  await prolongUpload(contest, id, until);
  return until;
}
