import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { type BlobStore, MissingBlobError } from '../src/uploads/blob-store.ts';

/** An empty store, and how its files can be made to look old. */
export type OpenedStore = AsyncDisposable & {
  readonly store: BlobStore;
  /** Names of the files on their way in. */
  readonly staged: () => Promise<readonly string[]>;
  /** Makes a published file look as if it had been published that long ago. */
  readonly age: (key: string, hours: number) => Promise<void>;
};

/** A file that was written and synced, as other parts hand it over. Its folder goes at the test's end. */
export async function syncedFile(content: string | Uint8Array, within = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(within, 'palmares-file-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'file');
  const handle = await open(path, 'wx');
  await handle.writeFile(content);
  await handle.sync();
  await handle.close();
  return path;
}

const TWO_HOURS = 2;

/** What every store must do, whatever it keeps files on. */
export function testBlobStore(openStore: () => Promise<OpenedStore>): void {
  const publish = async (store: BlobStore, content: string | Uint8Array) => {
    await using file = await store.stage();
    await file.write([Buffer.from(content)]);
    await file.sync();
    return await file.publish();
  };

  test('what is written is read back, whole or in part, once it is published', async () => {
    await using opened = await openStore();
    const { store } = opened;
    await using file = await store.stage();
    await file.write([Buffer.from('Grand '), Buffer.from('Prix')]);
    await file.write([Buffer.from(' 2022')]);
    await file.sync();
    expect(await readFile(file.path, 'utf8')).toBe('Grand Prix 2022');
    expect(await opened.staged()).toHaveLength(1);
    const key = await file.publish();
    expect(await text(await store.read(key))).toBe('Grand Prix 2022');
    expect(await text(await store.read(key, { start: 6, end: 9 }))).toBe('Prix');
    expect(await text(await store.read(key, { start: 0, end: 0 }))).toBe('G');
    expect(await opened.staged()).toEqual([]);
    await store.remove([key, key]);
    await expect(store.read(key)).rejects.toThrow(MissingBlobError);
  });

  test('a file of many parts comes back as it was', async () => {
    await using opened = await openStore();
    const whole = Buffer.alloc(12_000_000, 'Grand Prix de l’Innovation ');
    const key = await publish(opened.store, whole);
    expect((await buffer(await opened.store.read(key))).equals(whole)).toBe(true);
    const part = await buffer(await opened.store.read(key, { start: 5_242_000, end: 5_243_999 }));
    expect(part.equals(whole.subarray(5_242_000, 5_244_000))).toBe(true);
  });

  test('an empty file is one', async () => {
    await using opened = await openStore();
    const key = await publish(opened.store, '');
    expect(await text(await opened.store.read(key))).toBe('');
  });

  test('what is never published leaves nothing', async () => {
    await using opened = await openStore();
    {
      await using file = await opened.store.stage();
      await file.write([Buffer.from('half')]);
      expect(await opened.staged()).toHaveLength(1);
    }
    expect(await opened.staged()).toEqual([]);
  });

  test('a file that was written elsewhere is taken in, and is gone from there', async () => {
    await using opened = await openStore();
    const path = await syncedFile('Grand Prix');
    const key = await opened.store.publishFile(path);
    expect(await text(await opened.store.read(key))).toBe('Grand Prix');
    expect(existsSync(path)).toBe(false);
    expect(await opened.staged()).toEqual([]);
  });

  test('a file that is not there is not taken in', async () => {
    await using opened = await openStore();
    await expect(opened.store.publishFile(join(tmpdir(), 'palmares-none'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(await opened.staged()).toEqual([]);
  });

  test('no two files share a key', async () => {
    await using opened = await openStore();
    const keys = await Promise.all([1, 2, 3, 4].map(() => publish(opened.store, 'same')));
    expect(new Set(keys).size).toBe(4);
  });

  test('a key that the store did not make reaches nothing', async () => {
    await using opened = await openStore();
    for (const key of ['secret', '../secret', `${'a'.repeat(31)}/`, '']) {
      await expect(opened.store.read(key)).rejects.toThrow(TypeError);
      await expect(opened.store.remove([key])).rejects.toThrow(TypeError);
    }
  });

  test('it is ready where it can be written to', async () => {
    await using opened = await openStore();
    await opened.store.probe();
    expect(await opened.store.freeBytes()).toBeGreaterThan(0);
    expect(await opened.staged()).toEqual([]);
  });

  test('a sweep takes a published file that no row refers to, unless it is recent', async () => {
    await using opened = await openStore();
    const { store } = opened;
    const kept = await publish(store, 'kept');
    const recent = await publish(store, 'recent');
    const unreferenced = await publish(store, 'unreferenced');
    await opened.age(kept, TWO_HOURS);
    await opened.age(unreferenced, TWO_HOURS);
    expect(await store.sweep(() => Promise.resolve(new Set([kept])))).toBe(1);
    expect(await text(await store.read(kept))).toBe('kept');
    expect(await text(await store.read(recent))).toBe('recent');
    await expect(store.read(unreferenced)).rejects.toThrow(MissingBlobError);
  });

  test('a database that knows none of the files forgets none of them', async () => {
    await using opened = await openStore();
    const key = await publish(opened.store, 'x');
    await opened.age(key, TWO_HOURS);
    expect(await opened.store.sweep(() => Promise.resolve(new Set<string>()))).toBe(0);
    expect(await text(await opened.store.read(key))).toBe('x');
  });
}
