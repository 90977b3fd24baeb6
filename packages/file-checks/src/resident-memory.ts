import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Bytes of memory that a process holds; null where it is gone or the system doesn't tell. */
export async function readResidentBytes(pid: number): Promise<number | null> {
  try {
    const kilobytes =
      process.platform === 'linux'
        ? /^VmRSS:\s+(\d+) kB$/mu.exec(await readFile(`/proc/${pid}/status`, 'latin1'))?.[1]
        : (await run('/bin/ps', ['-o', 'rss=', '-p', String(pid)])).stdout.trim();
    return kilobytes === undefined || kilobytes === '' ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

/** Looks at a process's memory four times a second, and tells when it holds more than `most` bytes. */
export function watchMemory(pid: number, most: number, tell: () => void): Disposable {
  let looking = false;
  let ended = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    const bytes = await readResidentBytes(pid);
    looking = false;
    if (bytes !== null && bytes > most && !ended) tell();
  };
  const timer = setInterval(() => void look(), 250);
  return {
    [Symbol.dispose]() {
      ended = true;
      clearInterval(timer);
    },
  };
}
