import { once } from 'node:events';
import { createServer } from 'node:net';
import { PortTakenError } from '@palmares/runtime/serve';
import { afterEach, expect, test, vi } from 'vitest';
import { startPalmares } from '../src/start-palmares.ts';
import { StartError } from '../src/supervise-process.ts';
import { bareEnvironment, collectLines, dataFolder, runs, standIn } from './stand-ins.ts';

const quick = { first: 1, longest: 4, settled: 60_000 };

afterEach(() => {
  vi.useRealTimers();
});

test('every process starts, says where it is, and stops cleanly', async () => {
  await using data = await dataFolder();
  const { lines, write } = collectLines();
  const palmares = await startPalmares({
    env: bareEnvironment(data.path),
    write,
    plan: () => [standIn('workspace'), standIn('api'), standIn('bot', { after: ['workspace'] })],
  });
  const pids = palmares.children.map((child) => child.pid());
  expect(pids.every(runs)).toBe(true);
  expect(palmares.addresses.api).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
  await palmares.stop();
  expect(pids.some(runs)).toBe(false);
  expect(
    lines
      .filter((line) => line.endsWith('stopped cleanly'))
      .map((line) => line.slice(0, 11))
      .toSorted(),
  ).toEqual(['api       |', 'bot       |', 'workspace |']);
  // The workspace serves the others until they have stopped.
  expect(lines.at(-1)).toBe('workspace | stopped cleanly');
});

test('what uses the workspace starts once it is ready', async () => {
  await using data = await dataFolder();
  const { lines, write } = collectLines();
  const start = startPalmares({
    env: bareEnvironment(data.path),
    write,
    delays: quick,
    plan: () => [standIn('workspace', { behaviour: 'broken' }), standIn('bot', { after: ['workspace'] })],
  });
  await expect(start).rejects.toThrow(StartError);
  expect(lines.some((line) => line.startsWith('bot'))).toBe(false);
});

test('a process that is killed is started again, and said so', async () => {
  await using data = await dataFolder();
  const { write, said } = collectLines();
  const palmares = await startPalmares({
    env: bareEnvironment(data.path),
    write,
    delays: quick,
    plan: () => [standIn('api')],
  });
  const [api] = palmares.children;
  const before = api?.pid();
  if (before === undefined) throw new Error('expected a running process');
  process.kill(before, 'SIGKILL');
  expect(await said('SIGKILL')).toBe('api | ended (SIGKILL); starting it again in 0.001 s');
  await api?.whenReady();
  expect(api?.pid()).not.toBe(before);
  expect(api?.restarts()).toBe(1);
  await palmares.stop();
  expect(runs(api?.pid())).toBe(false);
});

test('a process that is killed again and again comes back each time', async () => {
  await using data = await dataFolder();
  const palmares = await startPalmares({
    env: bareEnvironment(data.path),
    delays: quick,
    plan: () => [standIn('api')],
  });
  const [api] = palmares.children;
  const pids = new Set([api?.pid()]);
  for (let times = 0; times < 4; times += 1) {
    await api?.kill();
    expect(api?.pid()).toBeUndefined();
    await api?.whenReady();
    pids.add(api?.pid());
  }
  expect(pids.size).toBe(5);
  await palmares.stop();
});

test('a process that never works ends the start, with nothing left running', async () => {
  await using data = await dataFolder();
  const { lines, write } = collectLines();
  const start = startPalmares({
    env: bareEnvironment(data.path),
    write,
    delays: quick,
    plan: () => [standIn('workspace'), standIn('api', { behaviour: 'broken', after: ['workspace'] })],
  });
  await expect(start).rejects.toThrow('api could not start (exit code 1); its log says why.');
  expect(lines.filter((line) => line.includes('Error: no such database'))).toHaveLength(3);
  expect(lines).toContain('workspace | stopped cleanly');
});

test('a mistake in the configuration is not tried again', async () => {
  await using data = await dataFolder();
  const { lines, write } = collectLines();
  const start = startPalmares({
    env: bareEnvironment(data.path),
    write,
    delays: quick,
    plan: () => [standIn('bot', { behaviour: 'misconfigured' })],
  });
  await expect(start).rejects.toThrow('bot could not start (exit code 78); its log says why.');
  expect(lines.filter((line) => line.includes('has a mistake'))).toHaveLength(1);
});

test('a process that does not become ready ends the start at the limit', async () => {
  await using data = await dataFolder();
  const start = startPalmares({
    env: bareEnvironment(data.path),
    readyLimit: 1,
    plan: () => [standIn('api', { behaviour: 'silent' })],
  });
  await expect(start).rejects.toThrow('Not everything was ready after 0.001 s; the log says what waits.');
});

test('a process that does not listen to SIGTERM is killed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await using data = await dataFolder();
  const { write, said, lines } = collectLines();
  const palmares = await startPalmares({
    env: bareEnvironment(data.path),
    write,
    stopLimit: 50,
    plan: () => [standIn('api', { behaviour: 'deaf' })],
  });
  const pid = palmares.children[0]?.pid();
  const stopped = palmares.stop();
  await said('heard and ignored');
  vi.advanceTimersByTime(50);
  await stopped;
  expect(runs(pid)).toBe(false);
  expect(lines.at(-1)).toBe('api | did not stop within 0.05 s; killing it');
});

test('a taken port is told with the variable that moves it, before anything starts', async () => {
  await using data = await dataFolder();
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { lines, write } = collectLines();
  const start = startPalmares({
    env: { ...bareEnvironment(data.path), BOT_PORT: String(port) },
    write,
    plan: () => [standIn('api')],
  });
  await expect(start).rejects.toThrow(PortTakenError);
  await expect(start).rejects.toThrow('set BOT_PORT to another port');
  expect(lines).toEqual([]);
  other.close();
});

test('free ports differ, and links carry the one that was chosen', async () => {
  await using data = await dataFolder();
  const { said, write } = collectLines();
  const palmares = await startPalmares({
    env: bareEnvironment(data.path),
    write,
    plan: (config) => [standIn('api', { env: { PUBLIC_URL: config.PUBLIC_URL } })],
  });
  const { API_PORT, BOT_PORT, WORKSPACE_PORT, PUBLIC_URL } = palmares.config;
  expect(new Set([API_PORT, BOT_PORT, WORKSPACE_PORT]).size).toBe(3);
  expect(PUBLIC_URL).toBe(`http://127.0.0.1:${API_PORT}`);
  expect(await said('environment')).toContain(`"PUBLIC_URL":"${PUBLIC_URL}"`);
  await palmares.stop();
});

test('the secrets of the local workspace are made once and kept', async () => {
  await using data = await dataFolder();
  const options = { env: bareEnvironment(data.path), plan: () => [] };
  const first = await startPalmares(options);
  const second = await startPalmares(options);
  expect(second.secrets).toEqual(first.secrets);
});

test('what is withheld from a process is not in its environment', async () => {
  await using data = await dataFolder();
  const { write, said } = collectLines();
  const env = { ...bareEnvironment(data.path), AWS_SECRET_ACCESS_KEY: 'hidden', LANG: 'fr_FR.UTF-8' };
  const palmares = await startPalmares({
    env,
    write,
    plan: () => [standIn('api'), { ...standIn('bot'), withheld: /^AWS_\w+$/ }],
  });
  expect(await said('api | environment')).toContain('AWS_SECRET_ACCESS_KEY');
  const ofBot = await said('bot | environment');
  expect(ofBot).toContain('fr_FR.UTF-8');
  expect(ofBot).not.toContain('AWS_SECRET_ACCESS_KEY');
  await palmares.stop();
});
