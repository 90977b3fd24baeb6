import { fileURLToPath } from 'node:url';
import { runFenced } from './fenced-process.ts';
import { readyLine } from './worker-protocol.ts';

/** What came of asking a worker: its report, too much work or a crash because of the file, or a fault of our own. */
export type WorkerOutcome =
  | { readonly kind: 'reported'; readonly report: unknown }
  | { readonly kind: 'too-complex' }
  | { readonly kind: 'unavailable'; readonly cause: unknown };

/** A worker module, the file it reads, and the folder of the library it reads with. */
export type Worker = {
  readonly module: URL;
  readonly file: string;
  readonly library: URL;
  readonly wallMilliseconds: number;
};

/**
 * Runs a module of this package in a Node process of its own that may read the file, the module's folder and one
 * library, and do nothing else. A worker first says that it is ready: what happens before is our fault, what happens
 * after is the file's.
 */
export async function askWorker({ module, file, library, wallMilliseconds }: Worker): Promise<WorkerOutcome> {
  const outcome = await runFenced({
    command: process.execPath,
    args: [
      '--max-old-space-size=256',
      '--no-warnings',
      '--permission',
      `--allow-fs-read=${file}`,
      `--allow-fs-read=${fileURLToPath(new URL('..', import.meta.url))}`,
      `--allow-fs-read=${fileURLToPath(library)}`,
      fileURLToPath(module),
      file,
    ],
    wallMilliseconds,
    cpuSeconds: Math.ceil(wallMilliseconds / 1000),
    // Node reserves some 560 MB before it does anything: this leaves about 450 MB for the file.
    memory: { limits: 'data', bytes: 1_073_741_824 },
    outputBytes: 65_536,
  });
  switch (outcome.kind) {
    case 'not-started':
      return { kind: 'unavailable', cause: outcome.cause };
    case 'interrupted':
      return { kind: 'unavailable', cause: new Error('The check was interrupted') };
    case 'exited':
    case 'killed':
      return readReport(outcome.output);
  }
}

/** Workers write JSON lines; libraries may add warnings between them. */
function readReport(output: string): WorkerOutcome {
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  if (lines[0] !== readyLine) {
    return { kind: 'unavailable', cause: new Error('The checking process did not start') };
  }
  const [, report] = lines;
  return report === undefined ? { kind: 'too-complex' } : parseReport(report);
}

function parseReport(report: string): WorkerOutcome {
  try {
    return { kind: 'reported', report: JSON.parse(report) };
  } catch {
    return { kind: 'too-complex' };
  }
}
