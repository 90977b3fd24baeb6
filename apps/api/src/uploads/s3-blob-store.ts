import { mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { BLOB_KEY, makeBlobKey, requireBlobKey } from './blob-keys.ts';
import type { BlobStore } from './blob-store.ts';
import { withStore } from './blob-store-error.ts';
import type { Bucket } from './blobs-url.ts';
import { stagedName, sweepStaged } from './disk-sweep.ts';
import { type BucketAccess, reachBucket } from './s3/object-bucket.ts';
import { publishObject } from './s3/publish-object.ts';
import { readObject } from './s3/read-object.ts';
import { removeObjects, sweepBucket } from './s3/sweep-bucket.ts';
import { stageOnDisk } from './staged-on-disk.ts';

const READY = 'ready';

/**
 * Keeps files in a bucket of an object store, each under a random name, and those on their way in on the local disk,
 * where their checks can read them. Errors of the object store come as BlobStoreError.
 */
export async function openS3BlobStore(
  options: Bucket & BucketAccess & { readonly staging: string },
): Promise<BlobStore> {
  const { staging } = options;
  await mkdir(staging, { recursive: true, mode: 0o700 });
  const bucket = await reachBucket(options, options);
  const nameOf = (key: string) => bucket.prefix + requireBlobKey(key);

  const publishFile = async (path: string) => {
    const key = makeBlobKey();
    await publishObject(bucket, path, nameOf(key));
    await rm(path, { force: true });
    return key;
  };

  let probing: Promise<void> | undefined;
  const probe = async () => {
    await using staged = await stageOnDisk(join(staging, stagedName()), publishFile);
    await staged.write([Buffer.from(READY)]);
    await staged.sync();
    // Always the same name, so that nothing is left to sweep.
    const object = { Bucket: bucket.bucket, Key: `${bucket.prefix}${READY}` };
    await withStore('probe', async () => {
      await bucket.client.send(new PutObjectCommand({ ...object, Body: READY }));
      await removeObjects(bucket, [object.Key]);
    });
  };

  return {
    stage: () => stageOnDisk(join(staging, stagedName()), publishFile),
    publishFile,
    read: async (key, range) => readObject(bucket, nameOf(key), range),
    remove: async (keys) => {
      const names = keys.map(nameOf);
      await withStore('remove', () => removeObjects(bucket, names));
    },
    freeBytes: async () => {
      const system = await statfs(staging);
      return system.bavail * system.bsize;
    },
    // Whoever asks while one is under way shares it: each costs two requests.
    probe: () => {
      probing ??= probe().finally(() => {
        probing = undefined;
      });
      return probing;
    },
    sweep: async (listKept) => {
      const staged = await sweepStaged(staging);
      return staged + (await sweepBucket(bucket, BLOB_KEY, listKept));
    },
  };
}
