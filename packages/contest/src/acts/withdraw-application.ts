import { updateApplication } from '@palmares/db/applications';
import { listEntriesOf, updateEntry } from '@palmares/db/entries';
import { cancelQueuedMails } from '@palmares/db/mails';
import { act } from '../act.ts';
import { loadOwnApplication } from '../applications/load-application.ts';
import { takeBackMove } from '../applications/take-back-move.ts';
import type { Contest } from '../contest.ts';
import { REMINDER } from '../mail/compose-reminder.ts';
import type { Person, Refused } from '../people.ts';

export type WithdrawApplicationOutcome =
  | { readonly kind: 'withdrawn' }
  /** Never deposited: it can be deleted. */
  | { readonly kind: 'draft' }
  | Refused;

/** A candidate takes a deposited application out of the contest, with all its entries; what was graded stays on record. */
export function withdrawApplication(
  contest: Contest,
  person: Person,
  id: string,
): Promise<WithdrawApplicationOutcome> {
  return act<WithdrawApplicationOutcome>(contest, person, async (change) => {
    const { tx, at, record } = change;
    const loaded = await loadOwnApplication(tx, person, id);
    if (loaded.kind !== 'loaded') return loaded;
    const { row } = loaded;
    if (row.depositedVersion === null) return { kind: 'draft' };
    if (row.withdrawnAt) return { kind: 'withdrawn' };
    await updateApplication(tx, id, { withdrawnAt: at, updatedAt: at });
    const entries = (await listEntriesOf(tx, id)).filter((entry) => !entry.withdrawnAt);
    for (const entry of entries) {
      await takeBackMove(change, entry);
      await updateEntry(tx, entry.id, { withdrawnAt: at });
    }
    await cancelQueuedMails(tx, id, REMINDER);
    await record({
      kind: 'application.withdrawn',
      subject: row.code,
      after: { entries: entries.map(({ code }) => code) },
    });
    return { kind: 'withdrawn' };
  });
}
