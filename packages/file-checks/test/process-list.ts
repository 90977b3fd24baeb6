import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Whether a process of this id runs; one that only waits for its parent to take note of its end doesn't. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      process.platform !== 'linux' || !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, 'latin1'))
    );
  } catch {
    return false;
  }
}

/** Waits until none of these processes runs any more. */
export async function expectGone(pids: readonly number[]): Promise<void> {
  await expect.poll(() => pids.filter(isRunning), { timeout: 20_000 }).toEqual([]);
}

/** Waits until a process computes instead of waiting for something. */
export async function expectBusy(pid: number): Promise<void> {
  const state = (): string => readFileSync(`/proc/${pid}/status`, 'latin1');
  await expect.poll(state, { timeout: 20_000 }).toMatch(/^State:\s+R/mu);
}
