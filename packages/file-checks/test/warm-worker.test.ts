import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { systemFences } from '@palmares/file-checks/fences';
import { startWorker } from '@palmares/file-checks/warm-worker';
import { expect, test } from 'vitest';
import { commanded } from './commanded-pool.ts';
import { openTemporaryFolder } from './temporary-folder.ts';

test('a worker that is gone says so of the file that it is given, at once', async () => {
  await using folder = await openTemporaryFolder();
  await using file = await open(await folder.store('file', ''));
  const worker = startWorker(commanded, systemFences);
  await worker.ready;
  worker.kill();
  await worker.ended;
  expect(await worker.examine(file, 0, 600_000)).toMatchObject({ kind: 'stopped' });
});

test.skipIf(process.platform === 'win32')(
  'a service that may open no more files starts no reader, and goes on',
  async () => {
    await using folder = await openTemporaryFolder();
    const script = fileURLToPath(new URL('service-without-files.ts', import.meta.url));
    const service = spawn(
      '/bin/sh',
      [
        '-c',
        'ulimit -n 64; exec "$0" "$@"',
        process.execPath,
        '--no-warnings',
        script,
        await folder.store('file', ''),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    expect(await json(service.stdout)).toEqual(['unavailable', 'not-started']);
  },
);
