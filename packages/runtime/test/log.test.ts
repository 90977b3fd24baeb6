import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

function run(env: Record<string, string>): string {
  const script = join(import.meta.dirname, 'fixtures/logs.ts');
  return spawnSync(process.execPath, [script], { env, encoding: 'utf8' }).stdout;
}

test('into a pipe, the log is one JSON object a line', () => {
  const lines = run({}).trimEnd().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { name: 'api', entry: 'SOC-012', depositKey: '[redacted]', msg: 'screened' },
  ]);
});

test('for a person, it is one readable line, without the secret either', () => {
  const line = run({ LOG_FORMAT: 'pretty' });
  expect(line).toMatch(/^\[\d\d:\d\d:\d\d\.\d+\].*INFO.*screened.*SOC-012.*\n$/);
  expect(line).not.toContain('s3cret');
});
