import { awaitScans, listWaitingFiles as listRows } from '@palmares/db/scans';
import { writeTogether } from '@palmares/db/write-together';
import type { Contest } from './contest.ts';

/** A stored file that waits for the antivirus; `bytes` is its size. */
export type WaitingFile = { readonly id: string; readonly blobKey: string; readonly bytes: number };

/** The files that wait for the antivirus, those received first before the others. */
export function listWaitingFiles(contest: Contest): Promise<readonly WaitingFile[]> {
  return listRows(contest.db);
}

/**
 * Has files that came in while there was no antivirus scanned too, and those that it did not take last time. No change
 * of the contest: the revision stays. Returns how many.
 */
export function awaitEarlierScans(contest: Contest): Promise<number> {
  return writeTogether(contest.db, awaitScans);
}
