import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../src/main.ts');
const compileCache = join(import.meta.dirname, '../../../node_modules/.cache/palmares');

export type Ended = { code: number | string | null | undefined; stdout: string; stderr: string };

/** A contest of its own, and the command line as a process on it; deleted with the scope that asked for it. */
export async function openCli() {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-'));
  const run = (args: readonly string[], env: Record<string, string> = {}) =>
    new Promise<Ended>((resolve) => {
      const options = {
        env: { PALMARES_DATA: join(folder, 'data'), NODE_COMPILE_CACHE: compileCache, ...env },
        cwd: folder,
      };
      execFile(process.execPath, [main, ...args], options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
      );
    });
  return {
    folder,
    data: join(folder, 'data'),
    run,
    runJson: async (args: readonly string[], env?: Record<string, string>): Promise<unknown> =>
      JSON.parse((await run([...args, '--json'], env)).stdout),
    write: async (name: string, content: string | Uint8Array) => {
      await writeFile(join(folder, name), content);
      return name;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
