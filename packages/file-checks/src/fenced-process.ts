import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { createLimit } from './limit.ts';

/** One child process and its fences. `memory` says what is limited: all addresses, or data alone (which suits Node). */
export type FencedCommand = {
  readonly command: string;
  readonly args: readonly string[];
  readonly wallMilliseconds: number;
  readonly cpuSeconds: number;
  readonly memory: { readonly limits: 'addresses' | 'data'; readonly bytes: number };
  readonly outputBytes: number;
};

/**
 * How the child ended. `killed`: it ran into a fence or crashed. `interrupted`: someone stops this service, which says
 * nothing about the file. `not-started`: the program is not there.
 */
export type FencedOutcome =
  | { readonly kind: 'exited'; readonly code: number; readonly output: string }
  | { readonly kind: 'killed'; readonly by: 'time' | 'output' | 'signal'; readonly output: string }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'not-started'; readonly cause: unknown };

const slots = createLimit(availableParallelism());
const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => existsSync(path));
const politeSignals: readonly (NodeJS.Signals | null)[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs one program on a file that may be hostile: no shell, an empty environment, no input, a time limit everywhere;
 * where `prlimit` exists also limits on processor time, memory, open files, and no file may be written. As many run at
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
  const [command, args] = withLimits(fenced);
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
    let stopped: 'time' | 'output' | undefined;
    const stop = (reason: 'time' | 'output'): void => {
      stopped ??= reason;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => stop('time'), fenced.wallMilliseconds);
    child.stdout.on('data', (piece: Buffer) => {
      received += piece.length;
      if (received > fenced.outputBytes) stop('output');
      else pieces.push(piece);
    });
    child.once('error', (cause) => {
      clearTimeout(timer);
      resolve({ kind: 'not-started', cause });
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      const output = Buffer.concat(pieces).toString('utf8');
      if (stopped !== undefined) resolve({ kind: 'killed', by: stopped, output });
      else if (code !== null) resolve({ kind: 'exited', code, output });
      else if (politeSignals.includes(signal)) resolve({ kind: 'interrupted' });
      else resolve({ kind: 'killed', by: 'signal', output });
    });
  });
}

function withLimits({ command, args, cpuSeconds, memory }: FencedCommand): [string, readonly string[]] {
  if (prlimit === undefined) return [command, args];
  const memoryOption = memory.limits === 'addresses' ? '--as' : '--data';
  const limits = [
    `${memoryOption}=${memory.bytes}`,
    `--cpu=${cpuSeconds}`,
    '--nofile=64',
    '--fsize=0',
    '--core=0',
  ];
  return [prlimit, [...limits, '--', command, ...args]];
}

/** Nothing but what Windows needs to start any program at all. */
function minimalEnvironment(): NodeJS.ProcessEnv {
  const root = process.platform === 'win32' ? process.env['SystemRoot'] : undefined;
  return root === undefined ? {} : { SystemRoot: root };
}
