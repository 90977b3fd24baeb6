import type { WorkerPoolOptions } from '@palmares/file-checks/worker-pool';

/** One worker that does what its files say. */
export const commanded: WorkerPoolOptions = {
  module: new URL('commanded-worker.ts', import.meta.url),
  libraries: [],
  size: 1,
  ahead: 1,
  filesPerWorker: 50,
  isHarmless: () => true,
};
