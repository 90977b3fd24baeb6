import { type Fraction, fraction } from './fraction.ts';
import { type Grades, type Grid, type ScoreSheet, sumWeightedPoints } from './score-sheet.ts';

/** The counting sheets of one entry. */
export type Tally = {
  readonly entryId: string;
  /** Σ w·g of each sheet, lowest first; all share the denominator Σ w. */
  readonly points: readonly number[];
  readonly grades: readonly Grades[];
};

/** How the totals of one entry spread, on the scale of the grades. */
export type Spread = {
  readonly lowest: Fraction;
  readonly highest: Fraction;
  /** Of the sample (n − 1); null with a single sheet. */
  readonly standardDeviation: number | null;
  /** How many totals round (half up) to each whole point of the scale, lowest point first. */
  readonly histogram: readonly number[];
};

/** Entries or sheets that contradict each other: somebody would be ranked or counted twice. A fault of the caller. */
export class InconsistentTallyError extends Error {
  override readonly name = 'InconsistentTallyError';
}

/**
 * Gathers the sheets that count, entry by entry, in the order of `entries`. Sheets that are void, drafts or incomplete,
 * and sheets of other entries, are left out.
 *
 * @throws InconsistentTallyError when an entry is listed twice, or a juror has two counting sheets for one entry
 */
export function tallySheets(
  entries: readonly { readonly id: string }[],
  sheets: readonly ScoreSheet[],
  grid: Grid,
): Tally[] {
  const gathered = new Map<string, { points: number[]; grades: Grades[]; jurors: string[] }>();
  for (const { id } of entries) {
    if (gathered.has(id)) throw new InconsistentTallyError(`entry ${id} is listed twice`);
    gathered.set(id, { points: [], grades: [], jurors: [] });
  }
  for (const sheet of sheets) {
    const entry = gathered.get(sheet.entryId);
    if (entry === undefined || sheet.state !== 'submitted') continue;
    const points = sumWeightedPoints(sheet.grades, grid);
    if (points === null) continue;
    if (entry.jurors.includes(sheet.jurorId)) {
      throw new InconsistentTallyError(
        `juror ${sheet.jurorId} has two sheets that count for ${sheet.entryId}`,
      );
    }
    entry.jurors.push(sheet.jurorId);
    entry.points.push(points);
    entry.grades.push(sheet.grades);
  }
  return Array.from(gathered, ([entryId, { points, grades }]) => ({
    entryId,
    points: points.sort((a, b) => a - b),
    grades,
  }));
}

/** How the totals of an entry spread; null without a sheet. `weights` is Σ w. */
export function describeSpread({ points }: Tally, weights: number, { scale }: Grid): Spread | null {
  const [lowest] = points;
  const highest = points.at(-1);
  if (lowest === undefined || highest === undefined) return null;
  const histogram = Array.from({ length: scale.max - scale.min + 1 }, () => 0);
  for (const point of points) {
    const bin = Math.floor((2 * point + weights) / (2 * weights)) - scale.min;
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  return {
    lowest: fraction(lowest, weights),
    highest: fraction(highest, weights),
    standardDeviation: standardDeviation(points, weights),
    histogram,
  };
}

/** From whole sums, so that it is the same to the last bit whatever the order of the sheets. */
function standardDeviation(points: readonly number[], weights: number): number | null {
  const n = points.length;
  if (n < 2) return null;
  let sum = 0;
  let squares = 0;
  for (const point of points) {
    sum += point;
    squares += point * point;
  }
  return Math.sqrt((n * squares - sum * sum) / (n * (n - 1))) / weights;
}
