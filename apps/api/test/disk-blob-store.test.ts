import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { openDiskBlobStore } from '../src/uploads/disk-blob-store.ts';
import { type OpenedStore, syncedFile, testBlobStore } from './blob-store-contract.ts';

async function openOnDisk(): Promise<OpenedStore & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-store-'));
  return {
    folder,
    store: await openDiskBlobStore(folder),
    staged: () => readdir(join(folder, 'staging')),
    age: (key, hours) => makeOld(join(folder, key), hours),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

function makeOld(path: string, hours: number): Promise<void> {
  return utimes(path, new Date(), new Date(Date.now() - hours * 3_600_000));
}

describe('on disk', () => {
  testBlobStore(openOnDisk);
});

test('a key never leads to another file of the folder', async () => {
  await using opened = await openOnDisk();
  await writeFile(join(opened.folder, 'secret'), 'x');
  await expect(opened.store.read('secret')).rejects.toThrow(TypeError);
});

// Memory's file system is another one than the disk's.
test.runIf(existsSync('/dev/shm'))('a file from another file system is taken in whole', async () => {
  await using opened = await openOnDisk();
  const path = await syncedFile('Grand Prix', '/dev/shm');
  expect((await stat(path)).dev).not.toBe((await stat(opened.folder)).dev);
  const key = await opened.store.publishFile(path);
  expect(await text(await opened.store.read(key))).toBe('Grand Prix');
  expect(existsSync(path)).toBe(false);
  expect(await opened.staged()).toEqual([]);
});

test('a sweep takes what nobody writes any more, and leaves what somebody does', async () => {
  await using opened = await openOnDisk();
  const host = hostname().replaceAll(/[^\w-]/g, '-');
  using alive = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  const at = (name: string) => join(opened.folder, 'staging', name);
  for (const name of [`${host}.${alive.pid}.a`, `${host}.${gone.pid}.b`, 'elsewhere.1.c', 'elsewhere.1.d']) {
    await writeFile(at(name), 'x');
  }
  await mkdir(at('folder'));
  await makeOld(at('elsewhere.1.d'), 2);
  await makeOld(at('folder'), 2);
  expect(await opened.store.sweep(() => Promise.resolve(new Set<string>()))).toBe(2);
  expect((await opened.staged()).toSorted()).toEqual(
    ['elsewhere.1.c', 'folder', `${host}.${alive.pid}.a`].toSorted(),
  );
});
