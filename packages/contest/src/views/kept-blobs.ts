import { listBlobKeys } from '@palmares/db/applications';
import type { Contest } from '../contest.ts';

/** The keys of every file that a draft or a deposit refers to, for the store to tell which ones nobody needs. */
export async function listKeptBlobs(contest: Contest): Promise<ReadonlySet<string>> {
  return new Set(await listBlobKeys(contest.db));
}
