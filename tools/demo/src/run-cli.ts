import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { compileCache } from '@palmares/supervisor/plan-processes';

const run = promisify(execFile);
const cli = resolve(import.meta.dirname, '../../cli/src/main.ts');

/** Runs `npm run palmares -- <args> --json` on a data folder, as the operator would, and reads what it prints. */
export async function runCli(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, [cli, ...args, '--json'], {
    env: { ...env, NODE_COMPILE_CACHE: compileCache },
    timeout: 60_000,
  });
  return JSON.parse(stdout);
}
