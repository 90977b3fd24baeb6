import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

// Far longer than a body can rest between two writes (the watchdog) or a check can take.
const ABANDONED_AFTER_MILLISECONDS = 3_600_000;

const writer = `${hostname().replaceAll(/[^\w-]/g, '-')}.${process.pid}`;

/** A name in the staging folder that says which process of which machine writes there. */
export function stagedName(): string {
  return `${writer}.${randomUUID()}`;
}

/**
 * Removes staged files that nobody writes any more, and returns how many. A file that a live process writes is left
 * alone, whichever process sweeps.
 */
export async function sweepStaged(staging: string): Promise<number> {
  const abandoned: string[] = [];
  for (const entry of await readdir(staging, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const { name } = entry;
    const path = join(staging, name);
    if (isWriterGone(name) || (await isOld(path))) abandoned.push(path);
  }
  await Promise.all(abandoned.map((path) => rm(path, { force: true })));
  return abandoned.length;
}

/**
 * Removes published files whose name is a key, that are not recent and that no row refers to: a process ended between
 * publishing and its commit. The files are listed before the rows, so that none committed meanwhile is taken for one.
 */
export async function sweepUnreferenced(
  folder: string,
  key: RegExp,
  listKept: () => Promise<ReadonlySet<string>>,
): Promise<number> {
  const published = (await readdir(folder)).filter((name) => key.test(name));
  const old = await Array.fromAsync(published, async (name) =>
    (await isOld(join(folder, name))) ? [name] : [],
  );
  const kept = await listKept();
  // Another contest's database on this folder would make every file look forgotten.
  if (!published.some((name) => kept.has(name))) return 0;
  const unreferenced = old.flat().filter((name) => !kept.has(name));
  await Promise.all(unreferenced.map((name) => rm(join(folder, name), { force: true })));
  return unreferenced.length;
}

// The sweep runs as a process starts, before it writes: a name with its own id comes from an earlier process.
function isWriterGone(name: string): boolean {
  const [host, pid] = [name.slice(0, name.indexOf('.')), Number(name.split('.')[1])];
  if (host !== writer.slice(0, writer.indexOf('.')) || !Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

async function isOld(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > ABANDONED_AFTER_MILLISECONDS;
  } catch (error) {
    // Another process has just published or removed it.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
