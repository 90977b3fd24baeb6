import { parentPort } from 'node:worker_threads';

// Ends at the first receipt, as one that runs out of memory does.
parentPort?.on('message', () => process.exit(1));
