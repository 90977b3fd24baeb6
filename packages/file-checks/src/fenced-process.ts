import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { type Fences, fence, type Limits, minimalEnvironment } from './fences.ts';
import { createLimit } from './limit.ts';
import { watchMemory } from './resident-memory.ts';

/** One child process that runs to its end, and its fences. */
export type FencedCommand = Limits & {
  readonly fences: Fences;
  readonly command: string;
  readonly args: readonly string[];
  readonly wallMilliseconds: number;
  readonly outputBytes: number;
};

/**
 * How the child ended. `killed`: it ran into a fence or crashed. `interrupted`: someone stops this service, which says
 * nothing about the file. `not-started`: the program is not there.
 */
export type FencedOutcome =
  | { readonly kind: 'exited'; readonly code: number; readonly output: string }
  | { readonly kind: 'killed'; readonly by: 'time' | 'memory' | 'output' | 'signal'; readonly output: string }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'not-started'; readonly cause: unknown };

const slots = createLimit(availableParallelism());
/** With these someone stops a process; everything else that kills it is a fence or a crash. */
export const politeSignals: readonly (NodeJS.Signals | null)[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs one program on a file that may be hostile: no shell, an empty environment, no input, a time limit everywhere;
 * where the system has fences also limits on processor time, memory, open files, and no file may be written. As many run at
 * once as there are processors; the time limit begins when the child does.
 */
export function runFenced(command: FencedCommand): Promise<FencedOutcome> {
  return slots(async () => {
    try {
      await access(command.command, constants.X_OK);
    } catch (cause) {
      return { kind: 'not-started', cause };
    }
    return runChild(command);
  });
}

function runChild(fenced: FencedCommand): Promise<FencedOutcome> {
  const [command, args] = fence(fenced.fences, fenced, fenced.command, fenced.args);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: '/',
      env: minimalEnvironment(),
      shell: false,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const pieces: Buffer[] = [];
    let received = 0;
    let stopped: 'time' | 'memory' | 'output' | undefined;
    const stop = (reason: typeof stopped): void => {
      stopped ??= reason;
      child.kill('SIGKILL');
    };
    child.once('error', (cause) => resolve({ kind: 'not-started', cause }));
    // A process that could not be started has no pipes.
    if (child.pid === undefined) return;
    const timer = setTimeout(() => stop('time'), fenced.wallMilliseconds);
    const watch =
      fenced.fences.prlimit === undefined
        ? watchMemory(child.pid, fenced.memory.bytes, () => stop('memory'))
        : undefined;
    child.stdout.on('data', (piece: Buffer) => {
      received += piece.length;
      if (received > fenced.outputBytes) stop('output');
      else pieces.push(piece);
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      watch?.[Symbol.dispose]();
      const output = Buffer.concat(pieces).toString('utf8');
      if (stopped !== undefined) resolve({ kind: 'killed', by: stopped, output });
      else if (code !== null) resolve({ kind: 'exited', code, output });
      else if (politeSignals.includes(signal)) resolve({ kind: 'interrupted' });
      else resolve({ kind: 'killed', by: 'signal', output });
    });
  });
}
