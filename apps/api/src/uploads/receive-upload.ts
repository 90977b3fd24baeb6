import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { NoSpaceError, type StagedBlob } from './blob-store.ts';
import { releaseBuffers } from './collect-buffers.ts';
import { type MinimumThroughput, minimumThroughput, watchThroughput } from './throughput-watchdog.ts';

/** What became of a body: `bytes` and hex `sha256` of all of it, synced to disk; or why there is no file. */
export type Received =
  | { readonly kind: 'received'; readonly bytes: number; readonly sha256: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cut-short' }
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'no-space' };

// Fewer, larger writes: one system call a MiB. The count bounds memory where a client sends its body byte by byte.
const BATCH_BYTES = 1_048_576;
const BATCH_CHUNKS = 512;
// One batch is being written while the next is filled and hashed; more would only cost memory.
const BATCHES_UNDER_WAY = 2;

/** What a body is received into, and how. */
export type Reception = {
  readonly maxBytes: number;
  readonly throughput?: MinimumThroughput;
  /** Takes the bytes in their order; SHA-256 of the body alone unless said otherwise. */
  readonly hash?: Hashing;
  /** What arrived of a body that stops half-way is written too. */
  readonly keepPart?: boolean;
  /** Stops the reception as if the client had gone. */
  readonly signal?: AbortSignal;
  /** Called when the last byte has arrived, before it is written and synced. */
  readonly onArrived?: () => void;
};

/** A hash that grows with what arrives, and gives its value in hex. */
export type Hashing = { update(chunk: Uint8Array): unknown; digest(encoding: 'hex'): string };

/**
 * Streams a body of at most `maxBytes` into a staged file, counting and hashing on the way and holding no more than
 * a few MiB of it. The stream is left paused, not destroyed, so that an answer can still be sent on its connection.
 * Throws when the disk fails for another reason than being full.
 */
export async function receiveUpload(
  body: Readable,
  staged: Pick<StagedBlob, 'write' | 'sync'>,
  reception: Reception,
): Promise<Received> {
  try {
    const received = await pump(body, staged, reception);
    if (received.kind === 'received') await staged.sync();
    return received;
  } catch (error) {
    if (error instanceof NoSpaceError) return { kind: 'no-space' };
    throw error;
  }
}

async function pump(
  body: Readable,
  staged: Pick<StagedBlob, 'write'>,
  reception: Reception,
): Promise<Received> {
  const { maxBytes, throughput = minimumThroughput, signal } = reception;
  const hash: Hashing = reception.hash ?? createHash('sha256');
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  let bytes = 0;
  let batch: Buffer[] = [];
  let batchBytes = 0;
  let underWay = 0;
  let ended = false;
  let lastWrite = Promise.resolve();

  const finishOnceWritten = () => {
    if (ended && underWay === 0) resolve({ kind: 'received', bytes, sha256: hash.digest('hex') });
  };
  const write = async (chunks: Buffer[], previous: Promise<void>) => {
    await previous;
    await staged.write(chunks);
    releaseBuffers(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    underWay -= 1;
    if (ended) finishOnceWritten();
    else body.resume();
  };
  const flush = () => {
    if (batchBytes === 0) return;
    underWay += 1;
    if (underWay === BATCHES_UNDER_WAY) body.pause();
    lastWrite = write(batch, lastWrite);
    lastWrite.catch(reject);
    batch = [];
    batchBytes = 0;
  };
  const onData = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) return resolve({ kind: 'too-large' });
    hash.update(chunk);
    batch.push(chunk);
    batchBytes += chunk.length;
    if (batchBytes >= BATCH_BYTES || batch.length >= BATCH_CHUNKS) flush();
  };
  const onEnd = () => {
    ended = true;
    reception.onArrived?.();
    flush();
    finishOnceWritten();
  };
  const stop = (kind: 'cut-short' | 'too-slow') => {
    if (ended) return;
    resolve({ kind });
    if (reception.keepPart === true) flush();
  };
  const onCut = () => stop('cut-short');

  using _ = watchThroughput(
    () => bytes,
    throughput,
    () => stop('too-slow'),
  );
  body.on('data', onData).on('end', onEnd).on('error', onCut).on('close', onCut);
  signal?.addEventListener('abort', onCut);
  // A client that left before it was listened to emits nothing more.
  if (body.destroyed || signal?.aborted === true) onCut();
  try {
    return await promise;
  } finally {
    // The listener for errors stays: a connection that breaks later must not end the process.
    body.off('data', onData).off('end', onEnd).off('close', onCut);
    signal?.removeEventListener('abort', onCut);
    body.pause();
    // The batch under way still uses the staged file; its own failure has been told.
    await lastWrite.catch(() => undefined);
  }
}
