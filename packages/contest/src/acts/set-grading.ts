import { findCategory, setGradingOpen } from '@palmares/db/contest';
import { listAdmissibleEntries } from '@palmares/db/entries';
import { listJury } from '@palmares/db/people';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

export type SetGradingOutcome =
  | {
      readonly kind: 'changed' | 'unchanged';
      readonly category: string;
      readonly open: boolean;
      /** Admissible entries and jurors concerned. */
      readonly entries: number;
      readonly jurors: number;
    }
  | Refused;

/** The secretariat opens or closes the grading of a category; closed, nothing can be saved, submitted or amended. */
export function setGrading(
  contest: Contest,
  person: Person,
  category: string,
  open: boolean,
): Promise<SetGradingOutcome> {
  return act<SetGradingOutcome>(contest, person, async ({ tx, edition, at, record }) => {
    if (!isSecretariat(person)) return forbidden;
    if (!edition.categories.some(({ slug }) => slug === category)) return notFound;
    const before = (await findCategory(tx, category))?.gradingOpen === 1;
    const entries = (await listAdmissibleEntries(tx, category)).length;
    const jurors = (await listJury(tx, category)).length;
    const counts = { category, open, entries, jurors };
    if (before === open) return { kind: 'unchanged', ...counts };
    await setGradingOpen(tx, category, open, at);
    await record({
      kind: open ? 'grading.opened' : 'grading.closed',
      subject: category,
      before: { open: before },
      after: counts,
    });
    return { kind: 'changed', ...counts };
  });
}
