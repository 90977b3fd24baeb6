import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Room } from '../room.ts';

export type Floor = {
  readonly address: string;
  readonly pid: number;
  /** Milliseconds from the fork to listening. */
  readonly startedIn: number;
  stop(): Promise<void>;
};

const readyMessage = z.object({ kind: z.literal('ready'), address: z.string() });

/** Starts one of the bare servers of this folder as a process of its own; the room's stack stops it. */
export async function startFloor(
  { stack }: Pick<Room, 'stack'>,
  name: 'bare-receiver' | 'bare-committer' | 'bare-server',
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Floor> {
  const from = performance.now();
  const child = fork(join(import.meta.dirname, `${name}.ts`), args, {
    env: { PATH: process.env['PATH'], ...env },
  });
  const stop = () => stopChild(child);
  stack.defer(stop);
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${name} ended before it was ready`))),
  ]);
  const startedIn = performance.now() - from;
  return { address: readyMessage.parse(message).address, pid: child.pid ?? 0, startedIn, stop };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
