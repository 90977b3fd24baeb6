import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

type Options = {
  /** Milliseconds for one test; more where it starts processes, so that a busy machine fails none. */
  timeout?: number;
  postgres?: boolean;
  /** Its test files run one after another in the same worker: loading everything again for each takes longer than they do. */
  sharesWorker?: boolean;
};

const project = (folder: string, name: string, options: Options = {}) => ({
  test: {
    name,
    root: folder,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: options.timeout ?? 20_000,
    hookTimeout: Math.max(60_000, options.timeout ?? 0),
    // Files that share a worker share its environment.
    unstubEnvs: true,
    isolate: options.sharesWorker !== true,
    globalSetup: options.postgres ? [resolve('packages/db/src/testing-postgres.ts')] : [],
  },
});

export default defineConfig({
  test: {
    projects: [
      project('packages/rules', 'rules', { sharesWorker: true }),
      project('packages/runtime', 'runtime'),
      project('packages/db', 'db', { postgres: true, sharesWorker: true }),
      project('packages/file-checks', 'file-checks', { timeout: 120_000 }),
      project('packages/contest', 'contest', { postgres: true, sharesWorker: true }),
      project('packages/report', 'report'),
      project('apps/api', 'api', { timeout: 240_000, sharesWorker: true }),
      project('apps/bot', 'bot', { sharesWorker: true }),
      project('apps/sheets-sync', 'sheets-sync', { sharesWorker: true }),
      project('tools/workspace', 'workspace', { sharesWorker: true }),
      project('tools/supervisor', 'supervisor', { timeout: 60_000 }),
      project('tools/cli', 'cli', { timeout: 60_000 }),
      project('tools/bench', 'bench'),
      project('tools/sample-files', 'sample-files', { timeout: 120_000 }),
      project('tools/acceptance', 'acceptance', { timeout: 300_000, postgres: true, sharesWorker: true }),
    ],
    // One more than the two cores of a small machine: many tests wait for processes, leases and retries.
    maxWorkers: 3,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
    passWithNoTests: true,
  },
});
