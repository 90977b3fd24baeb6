import { parentPort } from 'node:worker_threads';

// Never answers, and never lets anything else happen.
parentPort?.on('message', () => {
  for (;;);
});
