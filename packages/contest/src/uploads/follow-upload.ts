import { instantText } from '@palmares/db/instant-text';
import {
  deleteExpiredUploads,
  deleteUpload,
  findUpload as findRow,
  listUploadsIn,
  listUploadsOf,
  updateUpload,
} from '@palmares/db/uploads';
import { writeTogether } from '@palmares/db/write-together';
import { realClock } from '../clock.ts';
import type { Contest } from '../contest.ts';
import { readUpload, type Upload, type UploadRefusal } from './upload.ts';

/** An upload by its id, which is no authorisation: the caller asks who wants to know. */
export async function findUpload(contest: Contest, id: string): Promise<Upload | null> {
  const row = await findRow(contest.db, id);
  return row ? readUpload(row) : null;
}

/** The open and recently ended uploads of one application, the first begun first. */
export async function listUploads(contest: Contest, applicationId: string): Promise<Upload[]> {
  return (await listUploadsOf(contest.db, applicationId)).map(readUpload);
}

/** Every upload whose bytes are still needed where they were received. */
export async function listUnfinishedUploads(contest: Contest): Promise<Upload[]> {
  return (await listUploadsIn(contest.db, 'receiving', 'checking')).map(readUpload);
}

/** More time for an upload that has just brought something; none where it is no longer open. */
export async function prolongUpload(contest: Contest, id: string, until: Temporal.Instant): Promise<void> {
  await writeTogether(contest.db, (tx) =>
    updateUpload(tx, id, 'receiving', { expiresAt: instantText(until) }),
  );
}

/**
 * All bytes of an upload are here and synced: it counts as received at `arrivedAt`, when the last of them came. False
 * when it was received before, or is gone.
 */
export function markUploadReceived(
  contest: Contest,
  id: string,
  arrivedAt: Temporal.Instant,
): Promise<boolean> {
  return writeTogether(contest.db, (tx) =>
    updateUpload(tx, id, 'receiving', { state: 'checking', receivedAt: instantText(arrivedAt) }),
  );
}

/** The checks refuse a received file; told until `until`. False when it is no longer being checked. */
export function refuseUpload(
  contest: Contest,
  id: string,
  refusal: UploadRefusal,
  until: Temporal.Instant,
): Promise<boolean> {
  const { code, message } = refusal;
  return writeTogether(contest.db, (tx) =>
    updateUpload(tx, id, 'checking', {
      state: 'refused',
      refusal: JSON.stringify({ code, message }),
      expiresAt: instantText(until),
    }),
  );
}

/** Forgets an upload in any state; a file that was attached stays the draft's. */
export async function removeUpload(contest: Contest, id: string): Promise<void> {
  await writeTogether(contest.db, (tx) => deleteUpload(tx, id));
}

/** Forgets uploads that brought nothing for too long, and the outcomes of those that ended. Names them. */
export function removeExpiredUploads(contest: Contest): Promise<string[]> {
  return writeTogether(contest.db, (tx) => deleteExpiredUploads(tx, instantText(realClock())));
}
