import { type FileHandle, mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { BLOB_KEY, makeBlobKey, requireBlobKey } from './blob-keys.ts';
import { type BlobStore, MissingBlobError } from './blob-store.ts';
import { stagedName, sweepStaged, sweepUnreferenced } from './disk-sweep.ts';
import { moveFile } from './move-file.ts';
import { stageOnDisk, syncFolder } from './staged-on-disk.ts';

const READ_BYTES = 262_144;

/**
 * Keeps files in one folder of the local disk, each under a random name, and those on their way in under `staging`
 * on the same file system, so that publishing is one atomic rename.
 */
export async function openDiskBlobStore(folder: string): Promise<BlobStore> {
  const staging = join(folder, 'staging');
  await mkdir(staging, { recursive: true, mode: 0o700 });
  await syncFolder(folder);

  const pathOf = (key: string) => join(folder, requireBlobKey(key));

  const publishFile = async (path: string) => {
    const key = makeBlobKey();
    await moveFile(path, pathOf(key), join(staging, stagedName()));
    await syncFolder(folder);
    return key;
  };

  return {
    stage: () => stageOnDisk(join(staging, stagedName()), publishFile),
    publishFile,
    read: async (key, range) => {
      const handle = await openPublished(pathOf(key));
      return handle.createReadStream({ highWaterMark: READ_BYTES, ...range });
    },
    remove: async (keys) => {
      await Promise.all(keys.map((key) => rm(pathOf(key), { force: true })));
    },
    freeBytes: async () => {
      const system = await statfs(folder);
      return system.bavail * system.bsize;
    },
    probe: async () => {
      const path = join(staging, stagedName());
      const handle = await open(path, 'wx', 0o600);
      try {
        await writeAndSync(handle);
      } finally {
        await rm(path, { force: true });
      }
    },
    sweep: async (listKept) => {
      const staged = await sweepStaged(staging);
      return staged + (await sweepUnreferenced(folder, BLOB_KEY, listKept));
    },
  };
}

async function openPublished(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw new MissingBlobError('no file of this key', { cause: error });
  }
}

async function writeAndSync(handle: FileHandle): Promise<void> {
  try {
    await handle.write('ready');
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
