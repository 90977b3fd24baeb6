import { readSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { largestPiece, readJob } from './worker-messages.ts';

/** A file that the service reads out to a worker: its size in bytes, and its bytes from `start` to before `end`. */
export type ServedFile = {
  readonly size: number;
  readonly read: (start: number, end: number) => Uint8Array;
};

/**
 * The worker's side. From here on a worker may not read the disk any more; it examines one file after another, whose
 * bytes it asks of the service that started it. It ends when the service does. It reads its input without yielding, so
 * that nothing else runs while it waits, and no byte is copied twice.
 */
export async function serveFiles(examine: (file: ServedFile) => Promise<object>): Promise<never> {
  // Whatever a library writes must not be taken for an answer.
  for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) console[method] = () => {};
  // Ctrl-C in a terminal reaches every process; the service decides when its workers end.
  process.on('SIGINT', () => {});
  // A worker sees several files, and none of them may add to what all objects inherit.
  for (const shared of [Object.prototype, Array.prototype]) Object.preventExtensions(shared);
  process.permission?.drop('fs.read');

  say({ kind: 'ready' });
  for (;;) {
    const { job, size } = readJob(receive);
    const report = await examine({
      size,
      read(start, end) {
        const bytes = new Uint8Array(end - start);
        for (let from = start; from < end; from += largestPiece) {
          const to = Math.min(end, from + largestPiece);
          say({ kind: 'read', job, start: from, end: to });
          receive(bytes.subarray(from - start, to - start));
        }
        return bytes;
      },
    });
    // What the file began and left to be done later shows now, not beside the next file.
    await setImmediate();
    const left = process.getActiveResourcesInfo();
    const idle = !left.includes('Timeout') && !left.includes('Immediate');
    say({ kind: 'report', job, report, idle, residentBytes: process.memoryUsage.rss() });
  }
}

function say(message: object): void {
  writeSync(1, `${JSON.stringify(message)}\n`);
}

/** Fills `bytes` from the input; the end of the input is the end of the service. */
function receive(bytes: Uint8Array): void {
  let received = 0;
  while (received < bytes.length) {
    try {
      const more = readSync(0, bytes, received, bytes.length - received, null);
      if (more === 0) process.exit();
      received += more;
    } catch (error) {
      // A signal, which a worker doesn't heed.
      if (!(error instanceof Error && 'code' in error && error.code === 'EINTR')) process.exit();
    }
  }
}
