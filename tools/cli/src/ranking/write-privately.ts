import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../outcome.ts';

/**
 * Writes files that only the person who runs the command may read; each is whole or isn't there. Gives their paths.
 * Throws `CommandError` where that can't be.
 */
export async function writePrivately(
  folder: string,
  files: readonly { readonly name: string; readonly content: string | Uint8Array }[],
): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const written: string[] = [];
    for (const { name, content } of files) {
      const file = join(folder, name);
      const part = `${file}.part`;
      // Left over from an attempt that was cut short, it could be readable by others.
      await rm(part, { force: true });
      await writeFile(part, content, { mode: 0o600, flag: 'wx' });
      await rename(part, file);
      written.push(file);
    }
    return written;
  } catch (cause) {
    throw new CommandError(`Rien ne peut être écrit dans ${folder}.`, { cause });
  }
}
