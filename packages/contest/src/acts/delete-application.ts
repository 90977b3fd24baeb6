import { deleteApplication as deleteRow, listFiles } from '@palmares/db/applications';
import { deleteExtensions } from '@palmares/db/extensions';
import { cancelQueuedMails } from '@palmares/db/mails';
import { act } from '../act.ts';
import { loadOwnApplication } from '../applications/load-application.ts';
import type { Contest } from '../contest.ts';
import type { Person, Refused } from '../people.ts';
import type { Obsolete } from './attach-file.ts';

export type DeleteApplicationOutcome =
  | ({ readonly kind: 'deleted' } & Obsolete)
  | { readonly kind: 'deposited' }
  | Refused;

/** Deletes a draft and its files. What was ever deposited can be withdrawn, not deleted. */
export function deleteApplication(
  contest: Contest,
  person: Person,
  id: string,
): Promise<DeleteApplicationOutcome> {
  return act<DeleteApplicationOutcome>(contest, person, async ({ tx, record }) => {
    const loaded = await loadOwnApplication(tx, person, id);
    if (loaded.kind !== 'loaded') return loaded;
    if (loaded.row.depositedVersion !== null) return { kind: 'deposited' };
    const obsoleteBlobKeys = (await listFiles(tx, id)).map((file) => file.blobKey);
    await deleteExtensions(tx, id);
    await cancelQueuedMails(tx, id);
    await deleteRow(tx, id);
    await record({ kind: 'application.deleted', subject: loaded.row.code });
    return { kind: 'deleted', obsoleteBlobKeys };
  });
}
