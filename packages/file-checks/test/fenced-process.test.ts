import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type FencedCommand, runFenced } from '@palmares/file-checks/fenced-process';
import { systemFences } from '@palmares/file-checks/fences';
import { createLimit } from '@palmares/file-checks/limit';
import { array, assert, asyncProperty, integer } from 'fast-check';
import { expect, test } from 'vitest';
import { listChildProcesses } from './child-processes.ts';
import { openTemporaryFolder } from './temporary-folder.ts';

const runScript = (script: string, more: Partial<FencedCommand> = {}) =>
  runFenced({
    fences: systemFences,
    command: process.execPath,
    args: ['-e', script],
    wallMilliseconds: 15_000,
    cpuSeconds: 10,
    memory: { limits: 'data', bytes: 1_073_741_824 },
    outputBytes: 10_000,
    ...more,
  });

test('a child gives its output and its exit code, and inherits no environment', async () => {
  const outcome = await runScript('console.log(process.env.PATH ?? "nothing"); process.exitCode = 3');
  expect(outcome).toEqual({ kind: 'exited', code: 3, output: 'nothing\n' });
});

test.skipIf(process.platform === 'win32')('a stuck child is killed and gone', async () => {
  await using folder = await openTemporaryFolder();
  // By its argument it would be found under any parent.
  const args = ['-e', 'setInterval(() => {}, 1000)', folder.path];
  const outcome = await runScript('', { args, wallMilliseconds: 1000 });
  expect(outcome).toMatchObject({ kind: 'killed', by: 'time' });
  expect(await listChildProcesses(folder.path)).toEqual([]);
});

test('a child that floods its output is killed', async () => {
  const outcome = await runScript('setInterval(() => console.log("x".repeat(5000)), 1)');
  expect(outcome).toMatchObject({ kind: 'killed', by: 'output' });
});

test('a child that someone asks to stop is interrupted', async () => {
  expect(await runScript('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)')).toEqual({
    kind: 'interrupted',
  });
});

test.runIf(existsSync('/usr/bin/prlimit'))(
  'a child can neither fill the disk nor take all memory',
  async () => {
    await using folder = await openTemporaryFolder();
    const file = await folder.store('file', '');
    const written = await runScript(`require('fs').writeFileSync(${JSON.stringify(file)}, 'x')`);
    expect(written).not.toMatchObject({ kind: 'exited', code: 0 });
    expect(await readFile(file, 'utf8')).toBe('');
    const greedy = await runScript('const kept = []; for (;;) kept.push(Buffer.alloc(1e8, 1))');
    expect(greedy).not.toMatchObject({ kind: 'exited', code: 0 });
    expect(greedy).not.toMatchObject({ by: 'time' });
  },
);

test.skipIf(process.platform === 'win32')('where there is no prlimit memory is watched', async () => {
  const outcome = await runScript('const kept = Buffer.alloc(5e8, 1); setInterval(() => kept, 1000)', {
    fences: { prlimit: undefined, setpriv: undefined },
    memory: { limits: 'addresses', bytes: 300_000_000 },
  });
  expect(outcome).toMatchObject({ kind: 'killed', by: 'memory' });
});

test('at most so many tasks run at once, all run, and a failed one gives its place back', async () => {
  await assert(
    asyncProperty(
      integer({ min: 1, max: 4 }),
      array(integer({ min: 1, max: 3 }), { maxLength: 20 }),
      async (size, turns) => {
        const limit = createLimit(size);
        let running = 0;
        let most = 0;
        const tasks = turns.map((rounds) =>
          limit(async () => {
            running += 1;
            most = Math.max(most, running);
            for (let round = 0; round < rounds; round += 1) await Promise.resolve();
            running -= 1;
            if (rounds === 3) throw new Error('failed');
            return rounds;
          }),
        );
        const results = await Promise.allSettled(tasks);
        expect(results.map((result) => result.status === 'fulfilled')).toEqual(
          turns.map((rounds) => rounds !== 3),
        );
        expect(most).toBe(Math.min(size, turns.length));
      },
    ),
  );
});
