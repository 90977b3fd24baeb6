import { updateApplication } from '@palmares/db/applications';
import { act } from '../act.ts';
import { loadOwnApplication } from '../applications/load-application.ts';
import { mergePatch, readMetadata } from '../applications/metadata.ts';
import type { Contest } from '../contest.ts';
import type { Person, Refused } from '../people.ts';

export type ChangeApplicationOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'withdrawn' }
  | Refused;

/**
 * Changes a draft's metadata by a merge patch (RFC 7396) that was checked at the edge. What was deposited stays as it
 * was until it is deposited again.
 */
export function changeApplication(
  contest: Contest,
  person: Person,
  id: string,
  patch: object,
): Promise<ChangeApplicationOutcome> {
  return act<ChangeApplicationOutcome>(contest, person, async ({ tx, at, record }) => {
    const loaded = await loadOwnApplication(tx, person, id);
    if (loaded.kind !== 'loaded') return loaded;
    const { row } = loaded;
    if (row.withdrawnAt) return { kind: 'withdrawn' };
    const before = readMetadata(row.metadata);
    const metadata = JSON.stringify(mergePatch(before, patch));
    if (metadata === row.metadata) return { kind: 'changed' };
    await updateApplication(tx, id, { metadata, draftVersion: row.draftVersion + 1, updatedAt: at });
    await record({ kind: 'application.changed', subject: row.code, before, after: readMetadata(metadata) });
    return { kind: 'changed' };
  });
}
