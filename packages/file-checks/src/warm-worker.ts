import { ChildProcess, spawn } from 'node:child_process';
import type { FileHandle } from 'node:fs/promises';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { politeSignals } from './fenced-process.ts';
import { type Fences, fence, minimalEnvironment } from './fences.ts';
import { watchMemory } from './resident-memory.ts';
import { createLineReader, type WorkerLine } from './worker-lines.ts';
import { writeJob } from './worker-messages.ts';

/** A kind of worker: its module, and the folders of the libraries that it loads before its first file. */
export type WorkerKind = { readonly module: URL; readonly libraries: readonly URL[] };

/**
 * What came of giving a worker a file. `crashed`: it ended, was killed by a fence, or said what no worker says. `stuck`:
 * the time was up. `stopped`: someone ended it, which says nothing about the file.
 */
export type FileOutcome =
  | {
      readonly kind: 'reported';
      readonly report: unknown;
      /** The file left nothing running. */
      readonly idle: boolean;
      /** Memory that the worker now holds. */
      readonly residentBytes: number;
    }
  | { readonly kind: 'crashed' | 'stuck' }
  | { readonly kind: 'stopped'; readonly cause: unknown };

/** A process that reads one file at a time, and the promises of its beginning and end. */
export type WarmWorker = {
  readonly pid: number | undefined;
  /** Resolves when it can take a file, rejects when it never will. */
  readonly ready: Promise<void>;
  readonly isReady: () => boolean;
  readonly ended: Promise<void>;
  /** How many files it was given. */
  readonly files: () => number;
  readonly examine: (file: FileHandle, size: number, wallMilliseconds: number) => Promise<FileOutcome>;
  readonly kill: () => void;
};

const startMilliseconds = 30_000;
/** Node reserves some 560 MB before it does anything: this leaves about 450 MB for a file. */
const dataBytes = 1_073_741_824;
/** Where no limit on memory can be set it is watched. */
const watchedBytes = 805_306_368;
/** For its whole life, of which a file takes some hundredths of a second: it ends an orphan that is stuck. */
const cpuSeconds = 60;

/** Starts a Node process that may read its libraries while it loads them, then nothing but the files it is given. */
export function startWorker(kind: WorkerKind, fences: Fences): WarmWorker {
  // This package as a whole: its description says how its modules are to be read.
  const folders = [new URL('..', import.meta.url), ...kind.libraries];
  const args = [
    '--max-old-space-size=256',
    '--no-warnings',
    '--disallow-code-generation-from-strings',
    '--permission',
    ...folders.map((folder) => `--allow-fs-read=${fileURLToPath(folder)}`),
    fileURLToPath(kind.module),
  ];
  const limits = { cpuSeconds, memory: { limits: 'data', bytes: dataBytes } } as const;
  const child = spawn(...fence(fences, limits, process.execPath, args), {
    cwd: '/',
    env: minimalEnvironment(),
    shell: false,
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  // Whoever waits for it hears of it; that nobody waits is no error.
  ready.promise.catch(() => {});
  const starting = setTimeout(kill, startMilliseconds);

  let files = 0;
  let started = false;
  let gone: FileOutcome | undefined;
  let listener: ((line: WorkerLine | 'garbage') => void) | undefined;
  let settle: ((outcome: FileOutcome) => void) | undefined;
  const lines = createLineReader((line) => {
    if (!started && line !== 'garbage' && line.kind === 'ready') {
      started = true;
      clearTimeout(starting);
      ready.resolve();
    } else if (listener === undefined) kill();
    else listener(line);
  });
  // A process that could not be started has no pipes.
  if (child.pid !== undefined) {
    child.stdout.on('data', lines.push);
    // Whoever listens no more reads no more files.
    child.stdin.on('error', kill);
  }
  child.once('error', (cause) => end(cause, { kind: 'stopped', cause }));
  child.once('close', (code, signal) => {
    const cause = new Error(`The checking process ended with ${signal ?? code}`);
    end(
      cause,
      politeSignals.includes(signal) && signal !== null ? { kind: 'stopped', cause } : { kind: 'crashed' },
    );
  });
  function end(cause: unknown, outcome: FileOutcome): void {
    clearTimeout(starting);
    gone = { kind: 'stopped', cause };
    ready.reject(cause);
    settle?.(outcome);
    ended.resolve();
  }

  // Workers that wait for a file don't keep their service running; those that are to end do until they have.
  for (const handle of [child, child.stdin, child.stdout]) if (isHandle(handle)) handle.unref();
  function kill(): void {
    for (const handle of [child, child.stdin, child.stdout]) if (isHandle(handle)) handle.ref();
    child.kill('SIGKILL');
  }

  return {
    pid: child.pid,
    ready: ready.promise,
    isReady: () => started,
    ended: ended.promise,
    files: () => files,
    kill,
    examine: (file, size, wallMilliseconds) =>
      new Promise((resolve) => {
        if (gone !== undefined) return resolve(gone);
        files += 1;
        lines.restart();
        const job = files;
        let touched = false;
        let asked = 0;
        let reading = Promise.resolve();
        const finish = (outcome: FileOutcome): void => {
          clearTimeout(timer);
          watch?.[Symbol.dispose]();
          listener = undefined;
          settle = undefined;
          if (outcome.kind !== 'reported') kill();
          // A file can't hurt before it is read.
          const blameless = outcome.kind === 'crashed' && !touched;
          resolve(
            blameless ? { kind: 'stopped', cause: new Error('The checking process is gone') } : outcome,
          );
        };
        const timer = setTimeout(() => finish({ kind: 'stuck' }), wallMilliseconds);
        const watch =
          fences.prlimit === undefined && child.pid !== undefined
            ? watchMemory(child.pid, watchedBytes, () => finish({ kind: 'crashed' }))
            : undefined;
        const givePiece = async (start: number, end: number): Promise<void> => {
          if (listener === undefined) return;
          const piece = Buffer.allocUnsafeSlow(end - start);
          const { bytesRead } = await file.read(piece, 0, piece.length, start);
          if (bytesRead < piece.length) throw new Error('The file ends before its size');
          await send(piece);
          asked -= 1;
        };
        settle = finish;
        listener = (line) => {
          if (line === 'garbage' || line.kind === 'ready' || line.job !== job)
            return finish({ kind: 'crashed' });
          if (line.kind === 'report') {
            const { report, idle, residentBytes } = line;
            return finish({ kind: 'reported', report, idle, residentBytes });
          }
          touched = true;
          asked += 1;
          // An honest one waits for each piece; it may have one that we don't know yet to be sent.
          if (asked > 2) return finish({ kind: 'crashed' });
          reading = reading
            .then(() => givePiece(line.start, line.end))
            .catch((cause: unknown) => finish({ kind: 'stopped', cause }));
        };
        void send(writeJob({ job, size }));
      }),
  };

  function send(message: Buffer): Promise<void> {
    return new Promise((resolve) => {
      child.stdin.write(message, () => resolve());
    });
  }
}

function isHandle(handle: unknown): handle is ChildProcess | Socket {
  return handle instanceof ChildProcess || handle instanceof Socket;
}
