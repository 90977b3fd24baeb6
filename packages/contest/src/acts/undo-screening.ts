import type { Tx } from '@palmares/db/database';
import { type EntryRow, findEntry, listEntriesOf, updateEntry } from '@palmares/db/entries';
import { countMailsOfCause } from '@palmares/db/mail-causes';
import { listScoreSheetsOn } from '@palmares/db/score-sheets';
import { parseEntryCode } from '@palmares/rules/codes';
import { act } from '../act.ts';
import { unscreened } from '../applications/add-entry.ts';
import { findFormerEntries } from '../applications/former-entries.ts';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

export type UndoScreeningOutcome =
  /** The entry waits for its screening, whether it did before or not. */
  | { readonly kind: 'undone'; readonly code: string }
  /** Something came of the decision: jurors have begun sheets, or its result was told or is about to be. */
  | { readonly kind: 'screening-followed'; readonly sheets: number; readonly mails: number }
  | Refused;

/** Takes a decision of screening back, as long as nothing has come of it; both stay on record. */
export function undoScreening(contest: Contest, person: Person, code: string): Promise<UndoScreeningOutcome> {
  return act<UndoScreeningOutcome>(contest, person, async ({ tx, edition, record }) => {
    if (!isSecretariat(person)) return forbidden;
    const parsed = parseEntryCode(code, edition);
    const entry = parsed === null ? undefined : await findEntry(tx, parsed);
    if (!entry || entry.withdrawnAt) return notFound;
    const { screening, ground, reason } = entry;
    if (screening === 'pending') return { kind: 'undone', code: entry.code };
    const sheets = (await listScoreSheetsOn(tx, entry.id)).length;
    const mails = await countResults(tx, entry);
    if (sheets > 0 || mails > 0) return { kind: 'screening-followed', sheets, mails };
    await updateEntry(tx, entry.id, unscreened);
    await record({
      kind: 'entry.screening-undone',
      subject: entry.code,
      before: { screening, ground, reason },
      after: { screening: unscreened.screening },
    });
    return { kind: 'undone', code: entry.code };
  });
}

/** Answers that were or will be sent to the candidate, under the entry's former codes too. */
async function countResults(tx: Tx, entry: EntryRow): Promise<number> {
  const former = findFormerEntries(await listEntriesOf(tx, entry.applicationId), entry);
  let count = 0;
  for (const { code } of [...former, entry])
    count += await countMailsOfCause(tx, `screening-result/${code}/`);
  return count;
}
