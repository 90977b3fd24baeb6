import {
  countsInRanking,
  type Grid,
  type ScoreSheet,
  sumWeightedPoints,
  sumWeights,
} from '../score-sheet.ts';
import type { SecondOpinionInput } from './second-opinion.ts';
import { checkTotals, type InputProblem, type Reading, type Refusal } from './totals.ts';

/** What a category's totals are gathered from. */
export type CategorySheets = {
  readonly edition: Grid;
  /** The admissible entries of the category. */
  readonly entries: readonly { readonly id: string }[];
  /** In any order and state: only submitted, complete sheets of `entries` count. */
  readonly sheets: readonly ScoreSheet[];
};

/** Totals that a second opinion can be given on. */
export type TotalsGathered = { readonly kind: 'gathered'; readonly input: SecondOpinionInput };

/**
 * The counting sheets of a category as totals, and as grades by criterion. Jurors are those with a counting sheet, in
 * order of their ids.
 */
export function gatherTotals({ edition, entries, sheets }: CategorySheets): TotalsGathered | Refusal {
  const problems = edition.criteria.flatMap(({ id, weight }): InputProblem[] =>
    Number.isSafeInteger(weight) && weight > 0 ? [] : [{ code: 'weight-not-positive', subject: id }],
  );
  if (problems.length > 0) return { kind: 'refused', problems };
  const weights = sumWeights(edition);
  const entryOf = new Map(entries.map(({ id }, place) => [id, place]));
  const counting = sheets.filter((sheet) => entryOf.has(sheet.entryId) && countsInRanking(sheet, edition));
  const jurors = [...new Set(counting.map(({ jurorId }) => jurorId))].sort((a, b) => (a < b ? -1 : 1));
  const jurorOf = new Map(jurors.map((id, place) => [id, place]));
  const read = (valueOf: (sheet: ScoreSheet) => number): Reading[] =>
    counting.map((sheet) => ({
      entry: entryOf.get(sheet.entryId) ?? -1,
      juror: jurorOf.get(sheet.jurorId) ?? -1,
      total: valueOf(sheet),
    }));
  const readings = read(({ grades }) => (sumWeightedPoints(grades, edition) ?? 0) / weights);
  const checked = checkTotals({ entries: entries.map(({ id }) => id), jurors, readings });
  if (checked.kind === 'refused') return checked;
  const criteria = edition.criteria.map(({ id }) => ({
    id,
    readings: read(({ grades }) => grades[id] ?? 0),
  }));
  return { kind: 'gathered', input: { totals: checked.totals, criteria } };
}
