import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Resident memory of a process in bytes; `peak` is the most it ever had, null where the system doesn't keep it. */
export type Memory = { readonly now: number; readonly peak: number | null };

/** Reads a process's memory from `/proc`, or from `ps` where there is none. Throws when the process is gone. */
export async function readMemory(pid: number): Promise<Memory> {
  if (process.platform !== 'linux') {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
    return { now: Number(stdout) * 1024, peak: null };
  }
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kibibytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
  return { now: kibibytes('VmRSS') * 1024, peak: kibibytes('VmHWM') * 1024 };
}
