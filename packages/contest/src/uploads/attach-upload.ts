import { instantText } from '@palmares/db/instant-text';
import { findUpload, updateUpload } from '@palmares/db/uploads';
import { act } from '../act.ts';
import { type AttachFileOutcome, attachTo, type StoredFile } from '../acts/attach-file.ts';
import type { Contest } from '../contest.ts';
import type { Upload } from './upload.ts';

export type AttachUploadOutcome =
  | AttachFileOutcome
  /** It is no longer being checked: terminated, or settled by another process. */
  | { readonly kind: 'settled' };

/**
 * Makes a received upload its draft's file, at most once. It is its candidate's own act, asked for with the last byte;
 * what became of it is told until `until`.
 */
export function attachUpload(
  contest: Contest,
  { id, applicationId }: Pick<Upload, 'id' | 'applicationId'>,
  stored: StoredFile,
  until: Temporal.Instant,
): Promise<AttachUploadOutcome> {
  const candidate = { kind: 'candidate', applicationId } as const;
  return act<AttachUploadOutcome>(contest, candidate, async (change) => {
    const expiresAt = instantText(until);
    const settles = await updateUpload(change.tx, id, 'checking', { state: 'attached', expiresAt });
    if (!settles) return { kind: 'settled' };
    const receivedAt = (await findUpload(change.tx, id))?.receivedAt;
    const file = { ...stored, receivedAt: receivedAt ? Temporal.Instant.from(receivedAt) : null };
    return attachTo(change, candidate, applicationId, file);
  });
}
