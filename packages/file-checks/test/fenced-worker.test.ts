import { readFile } from 'node:fs/promises';
import { askWorker } from '@palmares/file-checks/fenced-worker';
import { expect, test } from 'vitest';
import { openTemporaryFolder } from './temporary-folder.ts';

const ask = async (module: string, wallMilliseconds = 15_000) => {
  await using folder = await openTemporaryFolder();
  await folder.store('file.other', 'not for the worker');
  const file = await folder.store('file', 'for the worker');
  const library = new URL('.', import.meta.url);
  const outcome = await askWorker({
    module: new URL(module, import.meta.url),
    file,
    library,
    wallMilliseconds,
  });
  return { outcome, content: await readFile(file, 'utf8') };
};

test('a worker reads its file, and may do nothing else', async () => {
  const { outcome, content } = await ask('nosy-worker.ts');
  const denied = 'ERR_ACCESS_DENIED';
  expect(outcome).toEqual({
    kind: 'reported',
    report: {
      reading: 'done',
      readingElsewhere: denied,
      writing: denied,
      makingFolder: denied,
      spawning: denied,
      connecting: denied,
    },
  });
  expect(content).toBe('for the worker');
});

test('a worker that gets stuck on the file is stopped: the file is too complex', async () => {
  const { outcome } = await ask('stuck-worker.ts', 6000);
  expect(outcome).toEqual({ kind: 'too-complex' });
});

test('a worker that cannot even start says nothing about the file', async () => {
  expect((await ask('no-such-worker.ts')).outcome).toMatchObject({ kind: 'unavailable' });
});
