import { defineConfig } from 'vitest/config';

const project = (folder: string, name: string, options: { timeout?: number } = {}) => ({
  test: {
    name,
    root: folder,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: options.timeout ?? 20_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    projects: [
      project('packages/rules', 'rules'),
      project('packages/runtime', 'runtime'),
      project('packages/db', 'db'),
      project('packages/contest', 'contest'),
      project('apps/api', 'api'),
      project('apps/bot', 'bot'),
      project('apps/sheets-sync', 'sheets-sync'),
      project('tools/workspace', 'workspace'),
      project('tools/supervisor', 'supervisor'),
      project('tools/cli', 'cli'),
      project('tools/demo', 'demo', { timeout: 120_000 }),
      project('tools/acceptance', 'acceptance', { timeout: 300_000 }),
    ],
    maxWorkers: 2,
    passWithNoTests: true,
  },
});
