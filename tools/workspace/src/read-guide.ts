import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A page of the data folder that says where to begin, as a rehearsal leaves one; null where there is none. */
export async function readGuide(dataFolder: string): Promise<string | null> {
  try {
    return await readFile(join(dataFolder, 'workspace/guide.html'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
