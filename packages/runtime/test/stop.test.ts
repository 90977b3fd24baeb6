import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const script = join(import.meta.dirname, 'fixtures/stoppable.ts');
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function start(mode: 'clean' | 'fails' | 'hangs' | 'waits') {
  const child = spawn(process.execPath, [script, mode], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  started.push(child);
  let output = '';
  const waiting: { text: string; found: () => void }[] = [];
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    for (const { text, found } of waiting) if (output.includes(text)) found();
  });
  const said = (text: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push({ text, found: resolve });
    if (output.includes(text)) resolve();
    return promise;
  };
  // At its exit some of what it said may still be on its way.
  const read = child.stdout && once(child.stdout, 'end');
  const ended = once(child, 'exit').then(async (how) => (await read, how));
  return { child, ready: once(child, 'message'), ended, said, output: () => output };
}

test('a process says over IPC that it is ready, and where', async () => {
  const { ready } = start('clean');
  expect((await ready)[0]).toEqual({ kind: 'ready', address: 'http://127.0.0.1:1' });
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s disposes once and exits 0', async (signal) => {
  const { child, ready, ended, output } = start('clean');
  await ready;
  child.kill(signal);
  expect(await ended).toEqual([0, null]);
  expect(output().match(/disposing/g)).toHaveLength(1);
});

test('it stops by itself when the process that started it is gone', async () => {
  const { child, ready, ended, output } = start('clean');
  await ready;
  child.disconnect();
  expect(await ended).toEqual([0, null]);
  expect(output()).toContain('disposing');
});

test('a failure while stopping is logged and exits 1', async () => {
  const { child, ready, ended, output } = start('fails');
  await ready;
  child.kill('SIGTERM');
  expect(await ended).toEqual([1, null]);
  expect(output()).toContain('the disk is gone');
});

test('a second signal ends a stop that hangs', async () => {
  const { child, ready, ended, said } = start('hangs');
  await ready;
  child.kill('SIGTERM');
  await said('disposing');
  const insisting = setInterval(() => child.kill('SIGINT'), 100);
  expect(await ended).toEqual([1, null]);
  clearInterval(insisting);
});

test('the same Ctrl-C, passed on by npm once more, does not cut the stop short', async () => {
  const { child, ready, ended, said } = start('waits');
  await ready;
  child.kill('SIGINT');
  child.kill('SIGTERM');
  await said('disposing');
  child.send('go on');
  expect(await ended).toEqual([0, null]);
});
