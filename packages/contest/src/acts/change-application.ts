import { updateApplication } from '@palmares/db/applications';
import { act } from '../act.ts';
import { loadOwnApplication } from '../applications/load-application.ts';
import { mergePatch, readMetadata } from '../applications/metadata.ts';
import type { Contest } from '../contest.ts';
import { tellContacts } from '../mail/tell-contacts.ts';
import type { Person, Refused } from '../people.ts';

export type ChangeApplicationOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'withdrawn' }
  | Refused;

/**
 * Changes a draft's metadata by a merge patch (RFC 7396) that was checked at the edge. What was deposited stays as it
 * was until it is deposited again. A contact's new address is mailed a link, the former one is told.
 */
export function changeApplication(
  contest: Contest,
  person: Person,
  id: string,
  patch: object,
): Promise<ChangeApplicationOutcome> {
  return act<ChangeApplicationOutcome>(contest, person, async (change) => {
    const { tx, at, record } = change;
    const loaded = await loadOwnApplication(tx, person, id);
    if (loaded.kind !== 'loaded') return loaded;
    const { row } = loaded;
    if (row.withdrawnAt) return { kind: 'withdrawn' };
    const before = readMetadata(row.metadata);
    const metadata = JSON.stringify(mergePatch(before, patch));
    if (metadata === row.metadata) return { kind: 'changed' };
    const draftVersion = row.draftVersion + 1;
    await updateApplication(tx, id, { metadata, draftVersion, draftChangedAt: at, updatedAt: at });
    const after = readMetadata(metadata);
    await record({ kind: 'application.changed', subject: row.code, before, after });
    await tellContacts(change, contest, { ...row, draftVersion }, before, after);
    return { kind: 'changed' };
  });
}
