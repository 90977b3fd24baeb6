import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { type ByteRange, MissingBlobError } from '../blob-store.ts';
import { BlobStoreError, describeStoreError, withStore } from '../blob-store-error.ts';
import type { ObjectBucket } from './object-bucket.ts';

// How often a file is asked for again from where its connection broke.
const RESUMES = 3;

type Opened = {
  readonly chunks: AsyncIterator<Uint8Array>;
  readonly close: () => void;
  readonly bytes: number;
};

/**
 * The bytes of an object, or of a part of it. A connection that breaks or stalls half-way is taken up again where it
 * was left: an object never changes under its name. Throws MissingBlobError when there is none.
 */
export async function readObject(from: ObjectBucket, name: string, range?: ByteRange): Promise<Readable> {
  const opened = await openObject(from, name, range);
  return Readable.from(readOn(from, name, range?.start ?? 0, opened), { objectMode: false });
}

async function* readOn(from: ObjectBucket, name: string, start: number, first: Opened) {
  const end = start + first.bytes;
  let opened = first;
  let position = start;
  try {
    for (let resumes = 0; position < end; resumes += 1) {
      if (resumes > 0) opened = await openObject(from, name, { start: position, end: end - 1 });
      try {
        for (;;) {
          const next = await withinTime(opened.chunks.next(), from.patience.stall);
          if (next.done) break;
          position += next.value.length;
          yield next.value;
        }
        if (position < end) throw new BlobStoreError('read', { reason: 'cut-short' });
      } catch (error) {
        opened.close();
        if (resumes === RESUMES) throw new BlobStoreError('read', describeStoreError(error));
      }
    }
  } finally {
    opened.close();
  }
}

async function openObject(
  { client, bucket }: ObjectBucket,
  name: string,
  range: ByteRange | undefined,
): Promise<Opened> {
  return withStore('read', async () => {
    const part = range === undefined ? {} : { Range: `bytes=${range.start}-${range.end}` };
    const { Body: body, ContentLength: bytes } = await client
      .send(new GetObjectCommand({ Bucket: bucket, Key: name, ...part }))
      .catch((error: unknown) => {
        if (error instanceof NoSuchKey) throw new MissingBlobError('no file of this key');
        throw error;
      });
    if (!(body instanceof Readable) || bytes === undefined) {
      throw new BlobStoreError('read', { reason: 'no-body' });
    }
    // What breaks after nobody reads any more must not end the process.
    body.on('error', () => undefined);
    const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
    return { chunks, close: () => void body.destroy(), bytes };
  });
}

// Only while a next part is being waited for: a reader that takes its time is no stall.
async function withinTime<T>(next: Promise<T>, milliseconds: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new BlobStoreError('read', { reason: 'stalled' })),
    milliseconds,
  );
  try {
    return await Promise.race([next, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
