import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { bareEnvironment, collectLines, dataFolder, runs } from './stand-ins.ts';

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function start(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/supervisor.ts')], { env });
  started.push(child);
  const output = collectLines();
  const errors = collectLines();
  createInterface({ input: child.stdout }).on('line', output.write);
  createInterface({ input: child.stderr }).on('line', errors.write);
  return { child, ended: once(child, 'close'), ...output, errors };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it prints where everything is, and %s stops all of it',
  async (signal) => {
    await using data = await dataFolder();
    const { child, said, ended, lines } = start(bareEnvironment(data.path));
    await said('Ctrl-C arrête tout.');
    const text = lines.join('\n');
    expect(text).toMatch(/Palmarès est prêt/);
    expect(text).toMatch(/Documentation de l’API +http:\/\/127\.0\.0\.1:\d+\/docs/);
    expect(text).toMatch(/Slack local +http:\/\/127\.0\.0\.1:\d+\/slack/);
    expect(text).toContain('npm run palmares -- keys create --role secretariat');
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(lines.filter((line) => line.endsWith('stopped cleanly'))).toHaveLength(3);
    expect(lines.at(-1)).toBe('Palmarès est arrêté.');
  },
);

test('when it is killed itself, its processes stop by themselves', async () => {
  await using data = await dataFolder();
  const { child, said, ended, lines } = start(bareEnvironment(data.path));
  await said('Ctrl-C arrête tout.');
  const pids = lines.flatMap((line) => / process (\d+)$/.exec(line)?.slice(1).map(Number) ?? []);
  expect(pids.map(runs)).toEqual([true, true, true]);
  child.kill('SIGKILL');
  await ended;
  await expect.poll(() => pids.map(runs)).toEqual([false, false, false]);
});

test('mistakes of the configuration are told all together, with exit code 78', async () => {
  await using data = await dataFolder();
  const env = { ...bareEnvironment(data.path), API_PORT: 'x', SLACK_API_URL: 'https://slack.test/api/' };
  const { ended, errors } = start(env);
  expect(await ended).toEqual([78, null]);
  expect(errors.lines).toEqual([
    'The configuration has 2 mistakes:',
    '  API_PORT: expected a port number from 0 to 65535',
    '  SLACK_BOT_TOKEN is not set: SLACK_API_URL is set and is of no use without it',
  ]);
});
