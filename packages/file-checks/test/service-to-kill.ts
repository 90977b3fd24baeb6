import { openFileChecks } from '@palmares/file-checks/file-checks';
import { openWorkerPool } from '@palmares/file-checks/worker-pool';

/** A service that has its workers ready and one that hangs, tells their ids, and goes on until it is killed. */
const [, , hanging = ''] = process.argv;
const checks = openFileChecks();
const pool = openWorkerPool({
  module: new URL('commanded-worker.ts', import.meta.url),
  libraries: [],
  size: 1,
  ahead: 1,
  filesPerWorker: 1,
  isHarmless: () => true,
});
await Promise.all([checks.warmUp(), pool.warmUp()]);
void pool.ask({ path: hanging, wallMilliseconds: 600_000 });
console.log(JSON.stringify({ waiting: checks.pids(), hanging: pool.pids() }));
