import { readdir, readFile } from 'node:fs/promises';

/** A living process: its id, its parent's, and how it was started. */
type Living = { readonly pid: number; readonly parent: number; readonly command: string };

/**
 * The commands of all living processes that descend from this one or were given a path within `folder`, children of
 * children included; `null` where the system shows no processes (`/proc`).
 */
export async function listChildProcesses(folder: string): Promise<readonly string[]> {
  const entries = await readdir('/proc').catch(() => []);
  const read = await Promise.all(entries.filter((name) => /^\d+$/u.test(name)).map(readProcess));
  const living = read.filter((found) => found !== null);
  const ours = new Set([process.pid]);
  for (let before = 0; before !== ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of living) if (ours.has(parent)) ours.add(pid);
  }
  return living
    .filter(({ pid, command }) => pid !== process.pid && (ours.has(pid) || command.includes(folder)))
    .map(({ command }) => command);
}

async function readProcess(pid: string): Promise<Living | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
    // The name in brackets may hold anything: what is counted begins behind the last one.
    const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : { pid: Number(pid), parent: Number(parent), command };
  } catch {
    return null;
  }
}
