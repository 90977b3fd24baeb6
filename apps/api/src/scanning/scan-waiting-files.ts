import { Readable } from 'node:stream';
import { recordScan, type ScanVerdict } from '@palmares/contest/acts/record-scan';
import type { Contest } from '@palmares/contest/contest';
import { system } from '@palmares/contest/people';
import { listWaitingFiles, type WaitingFile } from '@palmares/contest/scans';
import type { Logger } from '@palmares/runtime/log';
import type { LeaseKeeper } from '../lease-keeper.ts';
import { type BlobStore, MissingBlobError } from '../uploads/blob-store.ts';
import { type Scanner, ScannerError } from './scanner.ts';

export type ScanDeps = {
  readonly contest: Contest;
  readonly blobs: BlobStore;
  readonly scanner: Scanner;
  readonly log: Logger;
};

/**
 * Has the antivirus look at every file that waits, the first received first, as long as this process has the lease. A
 * file that it could not look at is left waiting and keeps no other from its turn. Returns how many were left; throws ScannerError
 * once the antivirus is away.
 */
export async function scanWaitingFiles(
  deps: ScanDeps,
  lease: Pick<LeaseKeeper, 'isHeld'>,
  stopping: AbortSignal,
): Promise<number> {
  let left = 0;
  for (const file of await listWaitingFiles(deps.contest)) {
    if (stopping.aborted || !(await lease.isHeld())) return left;
    if (!(await scanFile(deps, file, stopping))) left += 1;
  }
  return left;
}

async function scanFile(deps: ScanDeps, file: WaitingFile, stopping: AbortSignal): Promise<boolean> {
  const { contest, scanner, log } = deps;
  let verdict: ScanVerdict;
  try {
    verdict = await scanBlob(deps, file, stopping);
  } catch (err) {
    // Replaced by its candidate a moment ago, row and all; or else missing, which the log must tell.
    if (err instanceof MissingBlobError && !(await isWaiting(contest, file))) return true;
    if (stopping.aborted) return false;
    if (err instanceof ScannerError) await scanner.ping();
    log.warn({ err, file: file.id, bytes: file.bytes }, 'a file could not be scanned, and waits');
    return false;
  }
  await recordScan(contest, system, file.id, verdict);
  if (verdict.kind === 'infected') log.warn({ file: file.id, found: verdict.found }, 'a file is infected');
  if (verdict.kind === 'unscannable') {
    log.warn(
      { file: file.id, bytes: file.bytes },
      'the antivirus takes no file of this size: raise its StreamMaxLength',
    );
  }
  return true;
}

async function scanBlob(
  { blobs, scanner }: ScanDeps,
  file: WaitingFile,
  stopping: AbortSignal,
): Promise<ScanVerdict> {
  const bytes = await blobs.read(file.blobKey);
  return scanner.scan(Readable.from(requireAll(bytes, file.bytes), { objectMode: false }), stopping);
}

/** Passes a file on, and throws at its end if it was not all: a part of a file is never found clean. */
async function* requireAll(file: Readable, bytes: number): AsyncGenerator<Uint8Array> {
  let passed = 0;
  for await (const chunk of file) {
    const piece: Uint8Array = chunk;
    passed += piece.length;
    yield piece;
  }
  if (passed !== bytes) throw new Error(`the stored file has ${passed} bytes of ${bytes}`);
}

async function isWaiting(contest: Contest, { id }: WaitingFile): Promise<boolean> {
  return (await listWaitingFiles(contest)).some((file) => file.id === id);
}
