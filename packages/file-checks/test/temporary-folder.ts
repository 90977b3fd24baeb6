import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is gone when its block ends. */
export async function openTemporaryFolder() {
  const path = await mkdtemp(join(await realpath(tmpdir()), 'palmares-checks-'));
  return {
    path,
    store: async (name: string, content: Uint8Array | string, mode = 0o600): Promise<string> => {
      const file = join(path, name);
      await writeFile(file, content, { mode });
      return file;
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
