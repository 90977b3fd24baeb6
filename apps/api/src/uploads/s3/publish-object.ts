import { type FileHandle, open } from 'node:fs/promises';
import { DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { BlobStoreError, withStore } from '../blob-store-error.ts';
import type { ObjectBucket } from './object-bucket.ts';

// Two parts at a time: 16 MiB of memory, and the line is never idle.
const PART_BYTES = 8_388_608;
const PARTS_AT_ONCE = 2;
const READ_BYTES = 1_048_576;
// Well within the hour after which a sweep takes an unfinished upload for an abandoned one.
const GIVE_UP_AFTER_MILLISECONDS = 1_800_000;

/**
 * Sends a local file to the bucket under a name of its own and asks back whether all of it is there. When it throws,
 * what was sent is removed, or left to the sweep where even that fails.
 */
export async function publishObject(target: ObjectBucket, path: string, name: string): Promise<void> {
  // Outside of `withStore`: a file that isn't there is no failure of the object store.
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    await withStore('publish', async () => {
      try {
        await sendParts(target, file, name, size);
        await confirmSize(target, name, size);
      } catch (error) {
        await removeRemains(target, name);
        throw error;
      }
    });
  } finally {
    await file.close();
  }
}

async function sendParts(
  { client, bucket }: ObjectBucket,
  file: FileHandle,
  name: string,
  size: number,
): Promise<void> {
  const body = file.createReadStream({ autoClose: false, highWaterMark: READ_BYTES });
  const abortController = new AbortController();
  const timer = setTimeout(() => abortController.abort(), GIVE_UP_AFTER_MILLISECONDS);
  try {
    const upload = new Upload({
      client,
      params: { Bucket: bucket, Key: name, Body: body, ContentLength: size },
      partSize: PART_BYTES,
      queueSize: PARTS_AT_ONCE,
      abortController,
    });
    await upload.done();
  } finally {
    clearTimeout(timer);
    body.destroy();
  }
}

async function confirmSize({ client, bucket }: ObjectBucket, name: string, size: number): Promise<void> {
  const stored = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: name }));
  if (stored.ContentLength === size) return;
  throw new BlobStoreError('publish', { reason: `${stored.ContentLength} bytes are there of ${size}` });
}

// The store may have taken all of it and failed to say so: with each new attempt another whole video would stay there.
async function removeRemains({ client, bucket, patience }: ObjectBucket, name: string): Promise<void> {
  const abortSignal = AbortSignal.timeout(patience.connection);
  try {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: name }), { abortSignal });
  } catch {
    // The failure that led here is the one to tell; the sweep removes what is left.
  }
}
