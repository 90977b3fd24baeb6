import { type FileHandle, open, rm } from 'node:fs/promises';
import type { BlobStore, StagedBlob } from './blob-store.ts';
import { orNoSpace } from './or-no-space.ts';

// Written pages go to the disk while the rest is still arriving, so that the last sync finds little left to do.
const SYNC_EVERY_BYTES = 16_777_216;

/** Opens a new staged file at `path`; `publishFile` is the store's. */
export async function stageOnDisk(path: string, publishFile: BlobStore['publishFile']): Promise<StagedBlob> {
  const handle = await open(path, 'wx', 0o600);
  let written = 0;
  let syncedUpTo = 0;
  let syncing: Promise<void> | undefined;
  let failure: unknown;
  let closed = false;
  let published = false;
  const close = async () => {
    if (!closed) await handle.close();
    closed = true;
  };

  const syncUpTo = async (position: number) => {
    try {
      await handle.datasync();
      syncedUpTo = position;
      syncing = undefined;
    } catch (error) {
      // The system tells a failed sync once only: it must fail the upload, not be retried and pass.
      failure = error;
    }
  };
  const syncBehind = () => {
    if (syncing === undefined && written - syncedUpTo >= SYNC_EVERY_BYTES) syncing = syncUpTo(written);
  };

  return {
    path,
    write: async (chunks) => {
      await orNoSpace(() => writeFully(handle, chunks, written));
      written += chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      syncBehind();
    },
    sync: () =>
      orNoSpace(async () => {
        await syncing;
        if (failure !== undefined) throw failure;
        await handle.sync();
      }),
    publish: async () => {
      await close();
      const key = await publishFile(path);
      published = true;
      return key;
    },
    [Symbol.asyncDispose]: async () => {
      if (published) return;
      await close();
      await rm(path, { force: true });
    },
  };
}

/** A rename is only durable once the folder itself is synced. Platforms that can't open a folder don't need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// A disk that fills up takes a part of a write without an error; the next one then fails.
async function writeFully(handle: FileHandle, chunks: readonly Uint8Array[], at: number): Promise<void> {
  let left = [...chunks];
  let position = at;
  while (left.length > 0) {
    const { bytesWritten } = await handle.writev(left, position);
    position += bytesWritten;
    left = withoutFirstBytes(left, bytesWritten);
  }
}

function withoutFirstBytes(chunks: readonly Uint8Array[], count: number): Uint8Array[] {
  let skip = count;
  return chunks.flatMap((chunk) => {
    const skipped = Math.min(skip, chunk.length);
    skip -= skipped;
    return skipped === chunk.length ? [] : [chunk.subarray(skipped)];
  });
}
