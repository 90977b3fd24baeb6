import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cli = resolve(import.meta.dirname, '../../cli/src/main.ts');

/** Runs `npm run palmares -- <args> --json` on a data folder, as the operator would, and reads what it prints. */
export async function runCli(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<unknown> {
  const NODE_COMPILE_CACHE = join(env['PALMARES_DATA'] ?? 'var', 'cache/node');
  const { stdout } = await run(process.execPath, [cli, ...args, '--json'], {
    env: { ...env, NODE_COMPILE_CACHE },
    timeout: 60_000,
  });
  return JSON.parse(stdout);
}
