import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type GrowingFile, growFile } from '../growing-file.ts';
import { orNoSpace } from '../or-no-space.ts';
import { syncFolder } from '../staged-on-disk.ts';

const ID = /^[0-9a-f]{32}$/;
const UNVERIFIED = '.unverified';
const SECOND = '.second';

/** A part of an upload that is open for more. */
export type OpenPart = AsyncDisposable &
  GrowingFile & {
    /** From here on bytes only count once `verify` was called; until then a crash takes them back. */
    distrust(): Promise<void>;
    verify(): Promise<void>;
    /** Takes back what was distrusted. */
    takeBack(): Promise<void>;
  };

/**
 * Where uploads wait that come in parts: one file each, as long as what was received. Beside it, while bytes arrive
 * that are still to be verified, a note of how far it goes without them.
 */
export type PartsFolder = {
  pathOf(id: string): string;
  create(id: string): Promise<void>;
  /** How many bytes count, each of them safe from a power cut once this was told; null where there is no file. */
  received(id: string): Promise<number | null>;
  /** The same without syncing it, where nobody is told. */
  measure(id: string): Promise<number>;
  /** Opens it at the end of what counts. Only the holder of the upload's lock may. */
  open(id: string): Promise<OpenPart>;
  /** Gives a whole file a second name, for the store to take: the first stays until the row is committed. */
  nameTwice(id: string): Promise<string>;
  remove(id: string): Promise<void>;
  /** The ids that files are there of. */
  list(): Promise<string[]>;
};

export function openPartsFolder(folder: string): PartsFolder {
  const pathOf = (id: string) => {
    if (!ID.test(id)) throw new TypeError('an upload’s id is 32 hexadecimal digits');
    return join(folder, id);
  };
  const notePath = (id: string) => pathOf(id) + UNVERIFIED;
  const measure = async (id: string) => {
    const [size, verified] = await Promise.all([sizeOf(pathOf(id)), readNote(notePath(id))]);
    return Math.min(size ?? 0, verified ?? Number.POSITIVE_INFINITY);
  };

  return {
    pathOf,
    measure,
    create: (id) =>
      orNoSpace(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const handle = await open(pathOf(id), 'wx', 0o600);
        await handle.close();
        await syncFolder(folder);
      }),
    received: async (id) => {
      if ((await sizeOf(pathOf(id))) === null) return null;
      await syncFile(pathOf(id));
      return measure(id);
    },
    open: async (id) => openPart(folder, pathOf(id), notePath(id), await measure(id)),
    nameTwice: (id) => nameTwice(pathOf(id)),
    remove: async (id) => {
      for (const ending of ['', UNVERIFIED, SECOND]) await rm(pathOf(id) + ending, { force: true });
    },
    list: async () => {
      const names = await orMissing(readdir(folder));
      return [...new Set((names ?? []).map((name) => name.slice(0, 32)))].filter((name) => ID.test(name));
    },
  };
}

async function openPart(folder: string, path: string, note: string, start: number): Promise<OpenPart> {
  const handle = await open(path, 'r+');
  const removeNote = async () => {
    await rm(note, { force: true });
    await syncFolder(folder);
  };
  try {
    // What a crash left unverified goes for good, before anything is written after it.
    if ((await handle.stat()).size > start) await handle.truncate(start);
    if ((await readNote(note)) !== null) {
      await handle.sync();
      await removeNote();
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  const file = growFile(handle, start);
  return {
    ...file,
    distrust: () =>
      orNoSpace(async () => {
        const noted = await open(note, 'w', 0o600);
        try {
          await noted.writeFile(`${start}\n`);
          await noted.sync();
        } finally {
          await noted.close();
        }
        await syncFolder(folder);
      }),
    verify: removeNote,
    takeBack: async () => {
      await handle.truncate(start);
      await handle.sync();
      await removeNote();
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

async function nameTwice(path: string): Promise<string> {
  const second = path + SECOND;
  await rm(second, { force: true });
  try {
    await link(path, second);
  } catch (error) {
    // A file system without links holds the file twice for a while.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error;
    await orNoSpace(() => copyFile(path, second, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE));
    await syncFile(second);
  }
  return second;
}

async function sizeOf(path: string): Promise<number | null> {
  return (await orMissing(stat(path)))?.size ?? null;
}

async function readNote(path: string): Promise<number | null> {
  const text = await orMissing(readFile(path, 'utf8'));
  // One without its end was cut short while it was written: nothing unverified had been written after it yet.
  return text?.endsWith('\n') === true ? Number(text) : null;
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function orMissing<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
