import { adjustMeans } from '../second-opinion/adjusted-mean.ts';
import { findSkipReason } from '../second-opinion/calibration.ts';
import { type Design, layOut } from '../second-opinion/design.ts';
import { giveSecondOpinion } from '../second-opinion/give-second-opinion.ts';
import { weighGrid } from '../second-opinion/posterior-grid.ts';
import { drawRanks } from '../second-opinion/rank-draws.ts';
import { findPatterns } from '../second-opinion/reader-patterns.ts';
import { estimateVariances } from '../second-opinion/reml.ts';
import { markBySpreadAndNoise } from '../second-opinion/spread-and-noise.ts';
import { readMatrix, type Totals } from '../second-opinion/totals.ts';
import { LEAST_CHANCE } from '../second-opinion/zone.ts';
import { type MarkingMethod, plainMean } from './marking-methods.ts';
import type { TotalsMatrix } from './read-contest.ts';

type Marks = ReturnType<MarkingMethod>;

/** The second opinion's two marks, without its uncertainty: the quick part. Plain means where it has no opinion. */
export function giveSecondMarks(matrix: TotalsMatrix): { adjusted: Marks; spreadAndNoise: Marks } {
  const totals = readTotals(matrix);
  if (findSkipReason(totals) !== null) {
    return { adjusted: plainMean(matrix), spreadAndNoise: plainMean(matrix) };
  }
  const design = layOut(totals);
  const variances = estimateVariances(design);
  const inOrder = (marks: Float64Array) => orderByEntry(design, marks, matrix.length);
  return {
    adjusted: inOrder(adjustMeans(design, variances.residual / variances.juror).marks),
    spreadAndNoise: inOrder(markBySpreadAndNoise(design, variances).marks),
  };
}

/** What the second opinion says beyond marks. */
export type UncertaintyOfRanks = {
  /** 90 %, by entry; null where there is no opinion. */
  readonly intervals: readonly (readonly [best: number, worst: number] | null)[];
  /** The entries to discuss. */
  readonly zone: readonly number[];
};

/** The second opinion's rank intervals and its zone, for the first `places`. */
export function giveUncertainty(
  matrix: TotalsMatrix,
  options: { readonly draws: number; readonly seed: number; readonly places: number },
): UncertaintyOfRanks {
  const opinion = giveSecondOpinion({ totals: readTotals(matrix) }, options);
  if (opinion.kind === 'refused') throw new RangeError('simulated totals are always usable');
  return {
    intervals: opinion.entries.map(({ uncertainty }) => uncertainty?.interval ?? null),
    zone: opinion.entries.flatMap(({ zone }, entry) => (zone === null ? [] : [entry])),
  };
}

/**
 * The zone where all jurors are honest: the entries with a fair chance of the first `places`, by the same draws as
 * the second opinion, without all else that it says. Empty where it has none.
 */
export function findLikelyTop(
  matrix: TotalsMatrix,
  options: { readonly draws: number; readonly seed: number; readonly places: number },
): number[] {
  const totals = readTotals(matrix);
  if (findSkipReason(totals) !== null) return [];
  const design = layOut(totals);
  const { chanceOfPlace } = drawRanks(design, findPatterns(design), weighGrid(design), options);
  return design.entries.filter((_, place) => (chanceOfPlace[place] ?? 0) >= LEAST_CHANCE);
}

function readTotals(matrix: TotalsMatrix): Totals {
  const read = readMatrix(matrix);
  if (read.kind === 'refused') throw new RangeError('simulated totals are always usable');
  return read.totals;
}

/** From the design's own order to that of the rows; null for an entry that nobody read. */
function orderByEntry(design: Design, marks: Float64Array, entries: number): Marks {
  const ordered = Array.from({ length: entries }, (): number | null => null);
  for (const [place, entry] of design.entries.entries()) ordered[entry] = marks[place] ?? null;
  return ordered;
}
