import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BlobStore } from '../src/uploads/blob-store.ts';
import { openDiskBlobStore } from '../src/uploads/disk-blob-store.ts';

let folder: string;
let store: BlobStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palmares-store-'));
  store = await openDiskBlobStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const noneKept = () => Promise.resolve(new Set<string>());
const staged = () => readdir(join(folder, 'staging'));

test('what is written is read back, whole or in part, once it is published', async () => {
  await using file = await store.stage();
  await file.write([Buffer.from('Grand '), Buffer.from('Prix')]);
  await file.write([Buffer.from(' 2022')]);
  await file.sync();
  expect(await readFile(file.path, 'utf8')).toBe('Grand Prix 2022');
  const key = await file.publish();
  expect(await text(await store.read(key))).toBe('Grand Prix 2022');
  expect(await text(await store.read(key, { start: 6, end: 9 }))).toBe('Prix');
  expect(await staged()).toEqual([]);
  await store.remove([key, key]);
  await expect(store.read(key)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('what is never published leaves nothing', async () => {
  {
    await using file = await store.stage();
    await file.write([Buffer.from('half')]);
    expect(await staged()).toHaveLength(1);
  }
  expect(await staged()).toEqual([]);
});

test('a key that the store did not make reaches no file', async () => {
  await writeFile(join(folder, 'secret'), 'x');
  for (const key of ['secret', '../secret', `${'a'.repeat(31)}/`, '']) {
    await expect(store.read(key)).rejects.toThrow(TypeError);
    await expect(store.remove([key])).rejects.toThrow(TypeError);
  }
});

test('a sweep takes what nobody writes any more, and leaves what somebody does', async () => {
  const host = hostname().replaceAll(/[^\w-]/g, '-');
  const alive = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  const at = (name: string) => join(folder, 'staging', name);
  for (const name of [`${host}.${alive.pid}.a`, `${host}.${gone.pid}.b`, 'elsewhere.1.c', 'elsewhere.1.d']) {
    await writeFile(at(name), 'x');
  }
  await utimes(at('elsewhere.1.d'), new Date(), new Date(Date.now() - 7_200_000));
  expect(await store.sweep(noneKept)).toBe(2);
  expect((await staged()).toSorted()).toEqual(['elsewhere.1.c', `${host}.${alive.pid}.a`].toSorted());
  alive.kill();
});

test('a sweep takes a published file that no row refers to, unless it is recent', async () => {
  const publish = async (hoursOld: number) => {
    await using file = await store.stage();
    await file.write([Buffer.from('x')]);
    const key = await file.publish();
    await utimes(join(folder, key), new Date(), new Date(Date.now() - hoursOld * 3_600_000));
    return key;
  };
  const [kept, recent, unreferenced] = [await publish(2), await publish(0), await publish(2)];
  expect(await store.sweep(() => Promise.resolve(new Set([kept])))).toBe(1);
  expect(await text(await store.read(kept))).toBe('x');
  expect(await text(await store.read(recent))).toBe('x');
  await expect(store.read(unreferenced)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a database that knows none of the files forgets none of them', async () => {
  await using file = await store.stage();
  const key = await file.publish();
  await utimes(join(folder, key), new Date(), new Date(Date.now() - 7_200_000));
  expect(await store.sweep(noneKept)).toBe(0);
  expect(await text(await store.read(key))).toBe('');
});
