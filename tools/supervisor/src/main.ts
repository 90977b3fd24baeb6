import { runSupervisor } from './run-supervisor.ts';

await runSupervisor({ env: process.env });
