import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Room } from '../room.ts';
import { type ProbeAnswer, probeAnswer } from './probe-answer.ts';

/** Runs one of the programs of this folder in a process of its own: its memory is what the work takes, and no more. */
export async function runProbe(
  { stack }: Pick<Room, 'stack'>,
  name: 'official-ranking' | 'second-opinion',
  args: readonly number[] = [],
): Promise<ProbeAnswer> {
  const child = fork(join(import.meta.dirname, `${name}.ts`), args.map(String), {
    env: { PATH: process.env['PATH'] },
  });
  stack.defer(() => void child.kill('SIGKILL'));
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${name} ended without an answer`))),
  ]);
  return probeAnswer.parse(message);
}
