import { openFileChecks } from '@palmares/file-checks/file-checks';

/** A service that has its workers ready, tells their ids, and goes on until it is killed. */
const checks = openFileChecks();
await checks.warmUp();
console.log(checks.pids().join(' '));
setInterval(() => {}, 60_000);
