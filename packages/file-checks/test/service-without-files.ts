import { closeSync, openSync } from 'node:fs';
import { runFenced } from '@palmares/file-checks/fenced-process';
import { systemFences } from '@palmares/file-checks/fences';
import { openWorkerPool } from '@palmares/file-checks/worker-pool';
import { commanded } from './commanded-pool.ts';

/** A service that has used up its open files, and tells what comes of starting each kind of reader. */
const [, , path = ''] = process.argv;
const pool = openWorkerPool(commanded);

const taken: number[] = [];
try {
  for (;;) taken.push(openSync(path, 'r'));
} catch {
  // One is left for the file that is to be read.
  closeSync(taken.pop() ?? 0);
}
const asked = await pool.ask({ path, wallMilliseconds: 10_000 });
const run = await runFenced({
  fences: systemFences,
  command: process.execPath,
  args: ['--version'],
  wallMilliseconds: 10_000,
  cpuSeconds: 10,
  memory: { limits: 'data', bytes: 1_073_741_824 },
  outputBytes: 1000,
});
console.log(JSON.stringify([asked.kind, run.kind]));
