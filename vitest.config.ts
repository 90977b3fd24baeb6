import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const project = (folder: string, name: string, options: { timeout?: number; postgres?: boolean } = {}) => ({
  test: {
    name,
    root: folder,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: options.timeout ?? 20_000,
    hookTimeout: 60_000,
    globalSetup: options.postgres ? [resolve('packages/db/src/testing-postgres.ts')] : [],
  },
});

export default defineConfig({
  test: {
    projects: [
      project('packages/rules', 'rules'),
      project('packages/runtime', 'runtime'),
      project('packages/db', 'db', { postgres: true }),
      project('packages/file-checks', 'file-checks', { timeout: 120_000 }),
      project('packages/contest', 'contest', { postgres: true }),
      project('packages/report', 'report'),
      project('apps/api', 'api'),
      project('apps/bot', 'bot'),
      project('apps/sheets-sync', 'sheets-sync'),
      project('tools/workspace', 'workspace'),
      project('tools/supervisor', 'supervisor'),
      project('tools/cli', 'cli'),
      project('tools/bench', 'bench'),
      project('tools/sample-files', 'sample-files', { timeout: 120_000 }),
      project('tools/acceptance', 'acceptance', { timeout: 300_000, postgres: true }),
    ],
    maxWorkers: 2,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
    passWithNoTests: true,
  },
});
