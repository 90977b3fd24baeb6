import { readRevision } from '@palmares/db/contest';
import { readTogether } from '@palmares/db/database';
import type { Edition } from '@palmares/rules/edition';
import type { Fraction } from '@palmares/rules/fraction';
import { formatMark, toShownScale } from '@palmares/rules/marks';
import { type CutLine, rankEntries } from '@palmares/rules/ranking';
import type { Contest } from '../contest.ts';
import { type CategorySheets, readCategorySheets } from '../grading/category-sheets.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';
import { type EntryLabel, labelEntry, type Organisations, readOrganisations } from './entry-labels.ts';
import { type CategoryOpinion, findSecondOpinion, type Patience } from './second-opinion.ts';

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
  | {
      readonly kind: 'ranking';
      readonly revision: number;
      readonly ranking: CategoryRanking;
      /** Of the same sheets; null where it was not asked for, or no sheet counts yet. */
      readonly secondOpinion: CategoryOpinion | null;
    }
  | Refused;

/**
 * A category's ranking as it stands now. Until deliberation opens it is for the secretariat alone: jurors grade alone
 * (Art. 6.2). The second opinion is made only where it is asked for; the ranking never waits for it longer than told.
 */
export async function viewRanking(
  contest: Contest,
  person: Person,
  category: string,
  options: { readonly secondOpinion?: Patience } = {},
): Promise<RankingOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const { edition } = contest;
  if (!edition.categories.some(({ slug }) => slug === category)) return notFound;
  const { revision, sheets, ranking } = await readTogether(contest.db, async (tx) => {
    const read = await readCategorySheets(tx, category);
    return {
      revision: await readRevision(tx),
      sheets: read,
      ranking: compileRanking(edition, read, await readOrganisations(tx)),
    };
  });
  const secondOpinion =
    options.secondOpinion === undefined
      ? null
      : await findSecondOpinion(contest, sheets, options.secondOpinion);
  return { kind: 'ranking', revision, ranking, secondOpinion };
}

/** The official ranking (Art. 6.2) of what was read. */
export function compileRanking(
  edition: Edition,
  { category, entries: rows, jury, recusals, sheets }: CategorySheets,
  organisations: Organisations,
): CategoryRanking {
  const expected = new Map(rows.map(({ code }) => [code, jury.length]));
  for (const { entryId } of recusals) expected.set(entryId, (expected.get(entryId) ?? 0) - 1);
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
