import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONFIG_EXIT_CODE } from '../src/read-config.ts';

function run(env: Record<string, string>) {
  const script = join(import.meta.dirname, 'fixtures/configured.ts');
  return spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
}

test('a process with a wrong configuration says so on stderr and exits 78', () => {
  const { status, stdout, stderr } = run({ API_PORT: 'eighty', LOG_LEVEL: 'loud' });
  expect(status).toBe(CONFIG_EXIT_CODE);
  expect(stdout).toBe('');
  expect(stderr).toBe(`The configuration has 2 mistakes:
  API_PORT: expected a port number from 0 to 65535
  LOG_LEVEL: expected fatal, error, warn, info, debug, trace or silent
`);
});

test('a process with a right one goes on', () => {
  expect(run({ API_PORT: '81' })).toMatchObject({ status: 0, stdout: 'http://127.0.0.1:81' });
});
