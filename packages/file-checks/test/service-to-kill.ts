import { openFileChecks } from '@palmares/file-checks/file-checks';
import { openWorkerPool } from '@palmares/file-checks/worker-pool';
import { commanded } from './commanded-pool.ts';

/** A service that has its workers ready and one that hangs, tells their ids, and goes on until it is killed. */
const [, , hanging = ''] = process.argv;
const checks = openFileChecks();
const pool = openWorkerPool(commanded);
await Promise.all([checks.warmUp(), pool.warmUp()]);
void pool.ask({ path: hanging, wallMilliseconds: 600_000 });
console.log(JSON.stringify({ waiting: checks.pids(), hanging: pool.pids() }));
