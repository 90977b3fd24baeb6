import type { Design } from './design.ts';
import { type Draws, seedDraws } from './draws.ts';
import type { GridPoint } from './posterior-grid.ts';
import { makeRanker } from './rank-values.ts';
import { absorbPatterns, type ReaderPatterns } from './reader-patterns.ts';

/** How the ranks of the draws fall; arrays in the order of the design. */
export type RankDraws = {
  readonly draws: number;
  /** Share of the draws in which an entry is among the first `places`. */
  readonly chanceOfPlace: Float64Array;
  readonly chanceOfFirst: Float64Array;
  /** The 5 % and 95 % quantiles of the rank. */
  readonly interval: readonly (readonly [best: number, worst: number])[];
};

/** How many draws, from which seed, and how many places count as the top. */
export type DrawOptions = { readonly draws: number; readonly seed: number; readonly places: number };

/**
 * Draws contests from the posterior and counts ranks. Each point of the grid gets its share of the draws
 * (systematic sampling), so that all draws of a point use one factorisation.
 */
export function drawRanks(
  design: Design,
  patterns: ReaderPatterns,
  points: readonly GridPoint[],
  options: DrawOptions,
): RankDraws {
  const count = design.entries.length;
  const random = seedDraws(options.seed);
  const ranks = new Uint32Array(count * count);
  const quality = new Float64Array(count);
  const rankOf = new Int32Array(count);
  const rank = makeRanker(count);
  let due = random.uniform();
  for (const point of points) {
    due += point.weight * options.draws;
    const sample = makeSampler(design, patterns, point, random);
    for (; due >= 1; due -= 1) {
      sample(quality);
      rank(quality, rankOf);
      for (let entry = 0; entry < count; entry += 1) {
        const cell = entry * count + (rankOf[entry] ?? 0);
        ranks[cell] = (ranks[cell] ?? 0) + 1;
      }
    }
  }
  shareBetweenTwins(design, ranks);
  return { draws: options.draws, ...describeRanks(ranks, count, options.places) };
}

/** One draw of every entry's quality, given a point of the grid. */
function makeSampler(
  design: Design,
  readerPatterns: ReaderPatterns,
  point: GridPoint,
  random: Draws,
): (quality: Float64Array) => void {
  const { patterns, patternOf } = readerPatterns;
  const size = design.jurors.length + 1;
  const { root } = point;
  const absorbed = absorbPatterns(readerPatterns, point.sdEntry);
  const noise = absorbed.map(Math.sqrt);
  const standard = new Float64Array(size);
  const effects = new Float64Array(size);
  const leniency = new Float64Array(patterns.length);
  return (quality) => {
    const sd = Math.sqrt(point.residualSquares / random.chiSquare(design.sheets - 1));
    random.fillNormal(standard);
    for (let column = 0; column < size; column += 1) {
      let sum = 0;
      for (let row = 0; row < size; row += 1) sum += (root[row * size + column] ?? 0) * (standard[row] ?? 0);
      effects[column] = sum;
    }
    for (let pattern = 0; pattern < leniency.length; pattern += 1) {
      const readers = patterns[pattern]?.readers ?? NOBODY;
      let sum = readers.length * (effects[size - 1] ?? 0);
      for (let place = 0; place < readers.length; place += 1) sum += effects[readers[place] ?? 0] ?? 0;
      leniency[pattern] = sum * (absorbed[pattern] ?? 0);
    }
    random.fillNormal(quality);
    for (let entry = 0; entry < quality.length; entry += 1) {
      const pattern = patternOf[entry] ?? 0;
      const drift = (noise[pattern] ?? 0) * (quality[entry] ?? 0) - (leniency[pattern] ?? 0);
      quality[entry] = (point.entries[entry] ?? 0) + sd * drift;
    }
  };
}

const NOBODY = new Int32Array();

/**
 * Entries with the same totals from the same jurors have the same chances: each gets the ranks of all of them, so that
 * luck in the draws doesn't part them.
 */
function shareBetweenTwins(design: Design, ranks: Uint32Array): void {
  const count = design.entries.length;
  const groups = Map.groupBy(design.entries.keys(), (entry) => {
    const [from, to] = [design.starts[entry] ?? 0, design.starts[entry + 1] ?? 0];
    return `${design.jurorOf.subarray(from, to).join()} ${design.values.subarray(from, to).join()}`;
  });
  for (const twins of groups.values()) {
    if (twins.length === 1) continue;
    for (let rank = 0; rank < count; rank += 1) {
      const sum = twins.reduce((all, entry) => all + (ranks[entry * count + rank] ?? 0), 0);
      for (const entry of twins) ranks[entry * count + rank] = sum;
    }
  }
}

function describeRanks(ranks: Uint32Array, count: number, places: number): Omit<RankDraws, 'draws'> {
  const chanceOfPlace = new Float64Array(count);
  const chanceOfFirst = new Float64Array(count);
  const interval: (readonly [number, number])[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    const row = ranks.subarray(entry * count, (entry + 1) * count);
    const drawn = row.reduce((sum, times) => sum + times, 0);
    const total = Math.max(drawn, 1);
    chanceOfPlace[entry] = row.subarray(0, places).reduce((sum, times) => sum + times, 0) / total;
    chanceOfFirst[entry] = (row[0] ?? 0) / total;
    interval.push([findQuantile(row, 0.05 * total), findQuantile(row, 0.95 * total)]);
  }
  return { chanceOfPlace, chanceOfFirst, interval };
}

function findQuantile(row: Uint32Array, least: number): number {
  let sum = 0;
  for (const [place, times] of row.entries()) {
    sum += times;
    if (sum >= least) return place + 1;
  }
  return row.length;
}
