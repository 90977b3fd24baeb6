import { readRevision } from '@palmares/db/contest';
import { readTogether } from '@palmares/db/database';
import { listAdmissibleEntries } from '@palmares/db/entries';
import { listJurors, listJury } from '@palmares/db/people';
import { listCountingSheets, listRecusals } from '@palmares/db/score-sheets';
import { type Grades, isComplete } from '@palmares/rules/score-sheet';
import type { Contest } from '../contest.ts';
import { readGrades } from '../grading/score-sheets.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';
import { type CategoryRanking, readRanking } from './category-ranking.ts';

/** A juror of a category; the pseudonym (`J1`, `J2`…) says nothing of who it is, and stays while the jury does. */
export type GradingJuror = {
  readonly pseudonym: string;
  readonly name: string;
  readonly slackUserId: string;
};

/** One sheet that counts, by the entry's code and the juror's pseudonym. */
export type CountingSheet = { readonly code: string; readonly pseudonym: string; readonly grades: Grades };

/** Every grade that counts in a category, beside the ranking that follows from them. */
export type CategoryGrades = {
  readonly kind: 'grades';
  readonly revision: number;
  readonly instant: Temporal.Instant;
  readonly rehearsal: boolean;
  readonly ranking: CategoryRanking;
  /** In the order of the pseudonyms: the jury, and whoever else has a sheet that counts. */
  readonly jurors: readonly GradingJuror[];
  readonly sheets: readonly CountingSheet[];
  /** Who may not read what. */
  readonly recusals: readonly { readonly code: string; readonly pseudonym: string }[];
};

/** All grades of a category with who gave them: for the secretariat alone, before deliberation and after (Art. 6.2). */
export async function viewCategoryGrades(
  contest: Contest,
  person: Person,
  category: string,
): Promise<CategoryGrades | Refused> {
  if (!isSecretariat(person)) return forbidden;
  const { edition } = contest;
  if (!edition.categories.some(({ slug }) => slug === category)) return notFound;
  return readTogether(contest.db, async (tx) => {
    const codes = new Map((await listAdmissibleEntries(tx, category)).map(({ id, code }) => [id, code]));
    const sheets = (await listCountingSheets(tx, category)).flatMap(({ entryId, jurorId, grades }) => {
      const code = codes.get(entryId);
      const read = readGrades(grades);
      return code !== undefined && isComplete(read, edition) ? [{ code, jurorId, grades: read }] : [];
    });
    const jury = (await listJury(tx, category)).map(({ id }) => id);
    const graders = new Set([...jury, ...sheets.map(({ jurorId }) => jurorId)]);
    // By id, which is drawn at random: neither the alphabet nor the order of the list gives anyone away.
    const jurors = (await listJurors(tx))
      .filter(({ id }) => graders.has(id))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const pseudonyms = new Map(jurors.map(({ id }, index) => [id, `J${index + 1}`]));
    return {
      kind: 'grades',
      revision: await readRevision(tx),
      instant: contest.clock(),
      rehearsal: contest.rehearsal,
      ranking: await readRanking(tx, edition, category),
      jurors: jurors.map(({ id, name, slackUserId }) => ({
        pseudonym: pseudonyms.get(id) ?? '',
        name,
        slackUserId,
      })),
      sheets: sheets
        .map(({ code, jurorId, grades }) => ({ code, pseudonym: pseudonyms.get(jurorId) ?? '', grades }))
        .sort(byCodeThenJuror),
      recusals: (await listRecusals(tx, category)).flatMap(({ entryId, jurorId }) => {
        const [code, pseudonym] = [codes.get(entryId), pseudonyms.get(jurorId)];
        return code === undefined || pseudonym === undefined ? [] : [{ code, pseudonym }];
      }),
    };
  });
}

function byCodeThenJuror(a: CountingSheet, b: CountingSheet): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return Number(a.pseudonym.slice(1)) - Number(b.pseudonym.slice(1));
}
