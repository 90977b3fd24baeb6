import { describeFences, type Fences, systemFences } from '@palmares/file-checks/fences';
import { openWorkerPool, type WorkerPool, type WorkerPoolOptions } from '@palmares/file-checks/worker-pool';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { commanded } from './commanded-pool.ts';
import { expectGone, isRunning } from './process-list.ts';
import { openTemporaryFolder } from './temporary-folder.ts';

const reportSchema = z.object({
  harmless: z.boolean(),
  pid: z.int(),
  files: z.int(),
  answer: z.unknown().optional(),
});

const noFences: Fences = { prlimit: undefined, setpriv: undefined };

const openPool = (more: Partial<WorkerPoolOptions> = {}) =>
  openWorkerPool({
    ...commanded,
    isHarmless: (report) => reportSchema.parse(report).harmless,
    ...more,
  });

const command = async (pool: WorkerPool, text: string, wallMilliseconds = 60_000) => {
  await using folder = await openTemporaryFolder();
  return await pool.ask({ path: await folder.store('file', text), wallMilliseconds });
};

const report = async (pool: WorkerPool, text: string) => {
  const outcome = await command(pool, text);
  if (outcome.kind !== 'reported') throw new Error(outcome.kind, { cause: outcome });
  return reportSchema.parse(outcome.report);
};

test('a worker may read its file, and do nothing else', async () => {
  await using pool = openPool();
  const denied = 'ERR_ACCESS_DENIED';
  expect((await report(pool, 'look around')).answer).toEqual({
    reading: denied,
    readingItself: denied,
    writing: denied,
    makingFolder: denied,
    spawning: denied,
    connecting: denied,
    environment: [],
  });
  expect((await report(pool, 'run text')).answer).toContain('EvalError');
  expect((await report(pool, 'change what all inherit')).answer).toContain('TypeError');
});

test('one worker reads one harmless file after another, and is replaced after so many', async () => {
  await using pool = openPool({ filesPerWorker: 3 });
  const first = await report(pool, '');
  const second = await report(pool, '');
  expect(second).toMatchObject({ pid: first.pid, files: 2 });
  await expect.poll(async () => (await report(pool, '')).pid).not.toBe(first.pid);
  // The pool takes note of an end a moment after it.
  await expect.poll(() => pool.pids().length).toBe(1);
  expect(isRunning(first.pid)).toBe(false);
});

test.each(['be suspicious', 'leave a timer'])(
  'a file that may %s is the last of its worker',
  async (text) => {
    await using pool = openPool();
    const before = await report(pool, '');
    expect(await report(pool, text)).toMatchObject({ pid: before.pid, files: 2 });
    expect(await report(pool, '')).toMatchObject({ files: 1 });
    await expectGone([before.pid]);
  },
);

test.each(['crash', 'exit', 'babble', 'claim another job', 'flood', 'ask and not wait'])(
  'a file that makes its worker %s is too complex, and the next file fares as it would alone',
  async (text) => {
    await using pool = openPool();
    await report(pool, '');
    expect(await command(pool, text)).toEqual({ kind: 'too-complex' });
    expect(await report(pool, '')).toMatchObject({ files: 1 });
  },
);

test('what a worker may write is counted for each file anew', async () => {
  await using folder = await openTemporaryFolder();
  await using pool = openPool({ filesPerWorker: 1000 });
  const path = await folder.store('file', 'talk');
  const files = 290;
  for (let turn = 1; turn < files; turn += 1) await pool.ask({ path, wallMilliseconds: 60_000 });
  expect(await report(pool, '')).toMatchObject({ files });
});

test.each(['hang', 'say nothing'])('a worker that is made to %s is stopped', async (text) => {
  await using pool = openPool();
  const { pid } = await report(pool, '');
  expect(await command(pool, text, 1000)).toEqual({ kind: 'too-complex' });
  await expectGone([pid]);
  expect(await report(pool, '')).toMatchObject({ files: 1 });
});

test('a worker that dies while it waits is not missed', async () => {
  await using pool = openPool();
  const { pid } = await report(pool, '');
  process.kill(pid, 'SIGKILL');
  expect(await report(pool, '')).toMatchObject({ files: 1 });
  const [next = 0] = pool.pids();
  process.kill(next, 'SIGKILL');
  await expectGone([next]);
  expect(await report(pool, '')).toMatchObject({ files: 1 });
});

test.each(['crash', 'be stopped', 'be killed'])(
  'what makes a used worker %s gets a second try in a new one',
  async (text) => {
    await using pool = openPool();
    const { pid } = await report(pool, '');
    const again = await report(pool, `${text} when used`);
    expect(again).toMatchObject({ files: 1 });
    expect(again.pid).not.toBe(pid);
  },
);

test('that someone stops a worker says nothing about its file', async () => {
  await using pool = openPool();
  expect(await command(pool, 'be stopped')).toMatchObject({ kind: 'unavailable' });
});

test('files beyond the number of workers wait, and all are read', async () => {
  await using pool = openPool({ size: 2 });
  const reports = await Promise.all(Array.from({ length: 10 }, () => report(pool, '')));
  expect(new Set(reports.map(({ pid }) => pid)).size).toBeLessThanOrEqual(2);
  expect(pool.pids().length).toBeLessThanOrEqual(2);
});

test('what cannot start, or is not there, is no fault of a file', async () => {
  await using broken = openPool({ module: new URL('no-such-worker.ts', import.meta.url) });
  expect(await command(broken, '')).toMatchObject({ kind: 'unavailable' });
  await expect(broken.warmUp()).rejects.toThrow('ended');
  await using pool = openPool();
  expect(await pool.ask({ path: '/nowhere/file', wallMilliseconds: 1000 })).toMatchObject({
    kind: 'unavailable',
  });
});

test('when the pool is disposed of, nothing of it runs, and it takes no more files', async () => {
  const pool = openPool({ size: 2 });
  await pool.warmUp();
  const pids = pool.pids();
  const hanging = command(pool, 'say nothing');
  await pool[Symbol.asyncDispose]();
  expect(pids).toHaveLength(1);
  expect(pids.filter(isRunning)).toEqual([]);
  expect(await hanging).not.toMatchObject({ kind: 'reported' });
  expect(await command(pool, '')).toMatchObject({ kind: 'unavailable' });
  await pool.warmUp();
  expect(pool.pids()).toEqual([]);
});

test('a pool that is disposed of while it starts ends without complaint', async () => {
  const pool = openPool();
  const warm = pool.warmUp();
  await pool[Symbol.asyncDispose]();
  await expect(warm).resolves.toBeUndefined();
  expect(pool.pids()).toEqual([]);
});

test.skipIf(process.platform === 'win32').each([
  ['limited', systemFences],
  ['watched where there is no prlimit', noFences],
])('memory is %s', async (_, fences) => {
  await using pool = openPool({ fences });
  expect(await command(pool, 'eat')).toEqual({ kind: 'too-complex' });
  expect(await report(pool, '')).toMatchObject({ files: 1 });
});

test('the log says which fences hold', () => {
  expect(describeFences(noFences)).toMatchObject({
    complete: false,
    line: expect.stringContaining('no prlimit'),
  });
  const { complete, line } = describeFences({ prlimit: '/usr/bin/prlimit', setpriv: '/usr/bin/setpriv' });
  expect([complete, line]).toEqual([true, expect.not.stringContaining('no prlimit')]);
  expect(describeFences()).toEqual(describeFences(systemFences));
});
