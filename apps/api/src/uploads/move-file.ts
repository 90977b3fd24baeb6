import { constants } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { orNoSpace } from './or-no-space.ts';

/**
 * Moves a synced file. From another file system it is copied to `beside`, on the target's, and synced first, so that
 * the target appears whole or not at all. The target's folder is still to be synced.
 */
export async function moveFile(path: string, target: string, beside: string): Promise<void> {
  try {
    await rename(path, target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyAndRename(path, target, beside);
    await rm(path, { force: true });
  }
}

async function copyAndRename(path: string, target: string, beside: string): Promise<void> {
  try {
    await orNoSpace(async () => {
      await copyFile(path, beside, constants.COPYFILE_EXCL);
      const handle = await open(beside, 'r+');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
    await rename(beside, target);
  } finally {
    await rm(beside, { force: true });
  }
}
