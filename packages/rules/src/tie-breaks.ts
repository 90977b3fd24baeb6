import type { Criterion, TieBreak } from './edition.ts';
import { compareFractions, type Fraction, fraction } from './fraction.ts';
import { sumWeights } from './score-sheet.ts';
import type { Tally } from './tally.ts';

/** Every tie-break there is, in the order in which they are tried: what a hint goes by where the edition names none. */
export const WHOLE_CHAIN: readonly TieBreak[] = ['median-of-totals', 'criteria-by-weight'];

/**
 * Separates entries of equal mark by the given tie-breaks, best first; entries that stay equal stay together, in
 * their order of arrival. All counting sheets are looked at, also where the mark is a trimmed mean. Never a lot, a
 * date, an identifier or the alphabet.
 */
export function separateTied(
  tied: readonly Tally[],
  tieBreaks: readonly TieBreak[],
  criteria: readonly Criterion[],
): Tally[][] {
  return separateByKeys(
    tied,
    listTieBreakKeys(tieBreaks, criteria).map(({ valueOf }) => valueOf),
  );
}

type Key = (tally: Tally) => Fraction;

/** A key is computed only for those that all keys before it left equal. */
function separateByKeys(tied: readonly Tally[], [key, ...nextKeys]: readonly Key[]): Tally[][] {
  if (key === undefined || tied.length < 2) return [[...tied]];
  const keyed = tied.map((tally) => ({ tally, value: key(tally) }));
  keyed.sort((a, b) => compareFractions(b.value, a.value));
  const groups: { value: Fraction; tallies: Tally[] }[] = [];
  for (const { tally, value } of keyed) {
    const last = groups.at(-1);
    if (last !== undefined && compareFractions(last.value, value) === 0) last.tallies.push(tally);
    else groups.push({ value, tallies: [tally] });
  }
  return groups.flatMap(({ tallies }) => separateByKeys(tallies, nextKeys));
}

/** One value that tied entries are compared by, the higher the better. */
export type TieBreakKey = {
  /** The criterion whose mean grade is compared; null for the median of the totals. */
  readonly criterion: Criterion | null;
  readonly valueOf: (tally: Tally) => Fraction;
};

/** Everything that the given tie-breaks compare, in order. */
export function listTieBreakKeys(
  tieBreaks: readonly TieBreak[],
  criteria: readonly Criterion[],
): TieBreakKey[] {
  return tieBreaks.flatMap((tieBreak) => listKeys(tieBreak, criteria));
}

function listKeys(tieBreak: TieBreak, criteria: readonly Criterion[]): TieBreakKey[] {
  const weights = sumWeights({ criteria });
  switch (tieBreak) {
    case 'median-of-totals':
      return [{ criterion: null, valueOf: ({ points }) => computeMedian(points, weights) }];
    case 'criteria-by-weight':
      return byDecreasingWeight(criteria).map(keyOfCriterion);
    default:
      throw new TypeError(`unknown tie-break ${String(tieBreak satisfies never)}`);
  }
}

function keyOfCriterion(criterion: Criterion): TieBreakKey {
  return { criterion, valueOf: (tally) => computeMeanGrade(tally, criterion.id) };
}

/** Of totals that are sorted: the middle one, or the mean of the two middle ones. */
function computeMedian(points: readonly number[], weights: number): Fraction {
  const half = points.length / 2;
  const low = points[Math.ceil(half) - 1] ?? 0;
  const high = points[Math.floor(half)] ?? 0;
  return fraction(low + high, 2 * weights);
}

/** Sorting is stable: grid order breaks equal weights. */
function byDecreasingWeight(criteria: readonly Criterion[]): Criterion[] {
  return [...criteria].sort((a, b) => b.weight - a.weight);
}

function computeMeanGrade({ grades }: Tally, criterionId: string): Fraction {
  let sum = 0;
  for (const sheet of grades) sum += sheet[criterionId] ?? 0;
  return fraction(sum, Math.max(1, grades.length));
}
