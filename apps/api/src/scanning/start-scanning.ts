import { setTimeout as sleep } from 'node:timers/promises';
import { awaitEarlierScans, listWaitingFiles } from '@palmares/contest/scans';
import { keepLease } from '../lease-keeper.ts';
import { type ScanDeps, scanWaitingFiles } from './scan-waiting-files.ts';
import { ScannerError } from './scanner.ts';

/** In milliseconds: how often it is looked for files, and the longest pause while the antivirus is away. */
export type ScanPauses = { readonly look: number; readonly longest: number };

const usualPauses: ScanPauses = { look: 1_000, longest: 60_000 };

/** The scanning of this process; `close` ends it, with the file that is being scanned left waiting. */
export type Scanning = { readonly close: () => Promise<void> };

/**
 * Scans files in the background as they come in: nobody who deposits waits for the antivirus, nor is refused while it is
 * away. Of several processes one does, the others wait for its lease; a file that two scan comes to no harm.
 */
export function startScanning(deps: ScanDeps, pauses: ScanPauses = usualPauses): Scanning {
  const stopping = new AbortController();
  const running = run(deps, pauses, stopping.signal);
  return {
    async close() {
      stopping.abort();
      await running;
    },
  };
}

async function run(deps: ScanDeps, pauses: ScanPauses, stopping: AbortSignal): Promise<void> {
  const { contest, log } = deps;
  const lease = keepLease(contest, 'file-scans');
  let failures = 0;
  let earlier = true;
  while (!stopping.aborted) {
    try {
      if (earlier) await awaitEarlierScans(contest);
      earlier = false;
      const waits = (await listWaitingFiles(contest)).length > 0;
      const left = waits ? await scanWaitingFiles(deps, lease, stopping) : 0;
      if (failures > 0 && waits && left === 0) log.info('the antivirus looks at files again');
      failures = left > 0 ? failures + 1 : 0;
    } catch (err) {
      // Told once: it may be away for hours.
      if (failures === 0) log.warn({ err }, describeFailure(err));
      failures += 1;
    }
    await pause(Math.min(pauses.look * 2 ** failures, pauses.longest), stopping);
  }
  await lease
    .release()
    .catch((err: unknown) => log.error({ err }, 'the lease of scanning stays until it ends'));
}

function describeFailure(error: unknown): string {
  return error instanceof ScannerError
    ? 'the antivirus does not answer: files wait for it'
    : 'files could not be scanned, and wait';
}

async function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal: stopping });
  } catch {
    // Woken up to stop.
  }
}
