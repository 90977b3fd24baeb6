import { readRevision } from '@palmares/db/contest';
import { readTogether, type Tx } from '@palmares/db/database';
import { listAdmissibleEntries } from '@palmares/db/entries';
import { listJury } from '@palmares/db/people';
import { listCountingSheets, listRecusals } from '@palmares/db/score-sheets';
import type { Edition } from '@palmares/rules/edition';
import type { Fraction } from '@palmares/rules/fraction';
import { formatMark, toShownScale } from '@palmares/rules/marks';
import { type CutLine, rankEntries } from '@palmares/rules/ranking';
import type { Contest } from '../contest.ts';
import { readGrades } from '../grading/score-sheets.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';
import { type EntryLabel, labelEntry, readOrganisations } from './entry-labels.ts';

/** One line of a category's official ranking (Art. 6.2), by rank; entries without a mark come last. */
export type RankedEntryView = EntryLabel & {
  readonly rank: number | null;
  /** Shares its rank ("ex æquo"). */
  readonly tied: boolean;
  /** Below the quorum of submitted sheets. */
  readonly provisional: boolean;
  /** In a tie that reaches over the last place of a finalist. */
  readonly acrossCutLine: boolean;
  /** Out of the edition's `shownOutOf`, as people read it ("15,71"); null without a submitted sheet. */
  readonly mark: string | null;
  /** The same mark exactly. */
  readonly markExact: Fraction | null;
  readonly submitted: number;
  readonly expected: number;
  /** Of the jurors' totals, out of `shownOutOf`; null below two sheets. */
  readonly standardDeviation: number | null;
  /** How many totals round to each point of the scale, lowest first. */
  readonly histogram: readonly number[];
};

export type CategoryRanking = {
  readonly category: string;
  readonly name: string;
  readonly finalists: number;
  readonly entries: readonly RankedEntryView[];
  /** Whether the last place of a finalist is clear; `entryIds` are codes. */
  readonly cutLine: CutLine;
};

export type RankingOutcome =
  | { readonly kind: 'ranking'; readonly revision: number; readonly ranking: CategoryRanking }
  | Refused;

/**
 * A category's ranking as it stands now. Until deliberation opens it is for the secretariat alone: jurors grade alone
 * (Art. 6.2).
 */
export async function viewRanking(
  contest: Contest,
  person: Person,
  category: string,
): Promise<RankingOutcome> {
  if (!isSecretariat(person)) return forbidden;
  if (!contest.edition.categories.some(({ slug }) => slug === category)) return notFound;
  return readTogether(contest.db, async (tx) => ({
    kind: 'ranking',
    revision: await readRevision(tx),
    ranking: await readRanking(tx, contest.edition, category),
  }));
}

export async function readRanking(tx: Tx, edition: Edition, category: string): Promise<CategoryRanking> {
  const organisations = await readOrganisations(tx);
  const rows = await listAdmissibleEntries(tx, category);
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  const jury = new Set((await listJury(tx, category)).map(({ id }) => id));
  const recusals = (await listRecusals(tx, category)).filter(({ jurorId }) => jury.has(jurorId));
  const expected = new Map(rows.map(({ code }) => [code, jury.size]));
  for (const { entryId } of recusals) {
    const code = codes.get(entryId);
    if (code) expected.set(code, (expected.get(code) ?? 0) - 1);
  }
  const sheets = (await listCountingSheets(tx, category)).flatMap(({ entryId, jurorId, grades }) => {
    const code = codes.get(entryId);
    return code ? [{ entryId: code, jurorId, state: 'submitted' as const, grades: readGrades(grades) }] : [];
  });
  const ranking = rankEntries({ edition, entries: rows.map(({ code }) => ({ id: code })), sheets, expected });
  const labels = new Map(rows.map((row) => [row.code, labelEntry(row, organisations)]));
  const points = edition.shownOutOf / edition.scale.max;
  return {
    category,
    name: edition.categories.find(({ slug }) => slug === category)?.name ?? category,
    finalists: edition.finalistsPerCategory,
    cutLine: ranking.cutLine,
    entries: ranking.entries.map((entry) => ({
      ...(labels.get(entry.id) ?? { code: entry.id, title: '', organisation: '', category }),
      rank: entry.rank,
      tied: entry.tied,
      provisional: entry.provisional,
      acrossCutLine: entry.acrossCutLine,
      mark: entry.mark && formatMark(entry.mark, edition),
      markExact: entry.mark && toShownScale(entry.mark, edition),
      submitted: entry.sheets,
      expected: entry.expected ?? 0,
      standardDeviation:
        entry.spread?.standardDeviation == null ? null : entry.spread.standardDeviation * points,
      histogram: entry.spread?.histogram ?? [],
    })),
  };
}
