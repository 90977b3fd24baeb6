import { open, rm } from 'node:fs/promises';
import type { StagedBlob } from './blob-store.ts';
import { growFile } from './growing-file.ts';

/** Opens a new staged file at `path`; `publishFile` is the store's. */
export async function stageOnDisk(
  path: string,
  publishFile: (path: string) => Promise<string>,
): Promise<StagedBlob> {
  const handle = await open(path, 'wx', 0o600);
  const file = growFile(handle);
  let closed = false;
  let published = false;
  const close = async () => {
    if (!closed) await handle.close();
    closed = true;
  };

  return {
    path,
    write: (chunks) => file.write(chunks),
    sync: () => file.sync(),
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
