import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

type Options = {
  postgres?: boolean;
  /** Its test files run one after another in the same worker: loading everything again for each takes longer than they do. */
  sharesWorker?: boolean;
  /** Nothing else runs meanwhile: what it sees is about speed. */
  alone?: boolean;
};

/** Milliseconds: no more than a net under what waits too long; a busy machine shall not fall into it. */
const LIMIT = 300_000;
const POLL_LIMIT = 200_000;

const project = (folder: string, name: string, options: Options = {}) => ({
  test: {
    name,
    root: folder,
    include: options.alone ? ['alone/**/*.test.ts'] : ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    expect: { poll: { timeout: POLL_LIMIT } },
    // Files that share a worker share its environment.
    unstubEnvs: true,
    isolate: options.sharesWorker !== true,
    // Vitest runs what has but one worker after all else, a file at a time.
    ...(options.alone && { maxWorkers: 1 }),
    globalSetup: options.postgres ? [resolve('packages/db/src/testing-postgres.ts')] : [],
  },
});

export default defineConfig({
  test: {
    projects: [
      project('packages/rules', 'rules', { sharesWorker: true }),
      project('packages/runtime', 'runtime'),
      project('packages/db', 'db', { postgres: true, sharesWorker: true }),
      project('packages/file-checks', 'file-checks'),
      project('packages/contest', 'contest', { postgres: true, sharesWorker: true }),
      project('packages/report', 'report'),
      project('apps/api', 'api', { sharesWorker: true }),
      project('apps/bot', 'bot', { sharesWorker: true }),
      project('apps/sheets-sync', 'sheets-sync', { sharesWorker: true }),
      project('tools/workspace', 'workspace', { sharesWorker: true }),
      project('tools/supervisor', 'supervisor'),
      project('tools/cli', 'cli'),
      project('tools/bench', 'bench'),
      project('tools/sample-files', 'sample-files'),
      project('tools/acceptance', 'acceptance', { postgres: true, sharesWorker: true }),
      project('tools/acceptance', 'acceptance-alone', { alone: true }),
    ],
    // One more than the two cores of a small machine: many tests wait for processes, leases and retries.
    maxWorkers: 3,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
    passWithNoTests: true,
  },
});
