import type { Design } from './design.ts';
import { placeAt } from './place-at.ts';
import { summarise } from './posterior.ts';
import { type GridPoint, weighGrid } from './posterior-grid.ts';
import { type DrawOptions, drawRanks } from './rank-draws.ts';
import { findPatterns } from './reader-patterns.ts';
import type { Totals } from './totals.ts';

type Numbers = readonly (number | null)[];

/** The posterior under the key names of the reference results. */
export type BayesGrid = {
  readonly posteriorMean: Numbers;
  readonly posteriorSd: Numbers;
  readonly jurorMean: Numbers;
  readonly jurorSd: Numbers;
  readonly mu: number;
  readonly weightCheck: {
    readonly maxWeight: number;
    readonly meanSdRatioDossier: number;
    readonly meanSdRatioJuror: number;
  };
  readonly expectedRankExact: Numbers;
  readonly monteCarlo: {
    readonly draws: number;
    readonly seed: number;
    readonly topK: number;
    readonly pTopK: Numbers;
    readonly pRank1: Numbers;
    readonly rank90: readonly (readonly [number, number] | null)[];
  };
  /** Null above 12 entries. */
  readonly pairwiseProbRowBeatsColumn: readonly Numbers[] | null;
};

const PAIRS_UP_TO = 12;

/** The whole posterior of totals that can be calibrated, indices in the order of the totals. */
export function describeGrid(totals: Totals, design: Design, options: DrawOptions): BayesGrid {
  const points = weighGrid(design);
  const patterns = findPatterns(design);
  const { mu, entries, jurors, expectedRank, better } = summarise(design, patterns, points, PAIRS_UP_TO);
  const ranks = drawRanks(design, patterns, points, options);
  const ofEntries = (values: Float64Array) => placeAt(design.entries, values, totals.entries.length);
  const ofJurors = (values: Float64Array) => placeAt(design.jurors, values, totals.jurors.length);
  const indexOf = new Map(design.entries.map((place, index) => [place, index]));
  return {
    posteriorMean: ofEntries(entries.mean),
    posteriorSd: ofEntries(entries.sd),
    jurorMean: ofJurors(jurors.mean),
    jurorSd: ofJurors(jurors.sd),
    mu,
    weightCheck: {
      maxWeight: points.reduce((most, { weight }) => Math.max(most, weight), 0),
      meanSdRatioDossier: averageOver(points, ({ sdEntry }) => sdEntry),
      meanSdRatioJuror: averageOver(points, ({ sdJuror }) => sdJuror),
    },
    expectedRankExact: ofEntries(expectedRank),
    monteCarlo: {
      draws: ranks.draws,
      seed: options.seed,
      topK: options.places,
      pTopK: ofEntries(ranks.chanceOfPlace),
      pRank1: ofEntries(ranks.chanceOfFirst),
      rank90: totals.entries.map((_, entry) => ranks.interval[indexOf.get(entry) ?? -1] ?? null),
    },
    pairwiseProbRowBeatsColumn:
      better === null
        ? null
        : totals.entries.map((_, row) => ofEntries(pickRow(better, indexOf.get(row), design.entries.length))),
  };
}

function averageOver(points: readonly GridPoint[], pick: (point: GridPoint) => number): number {
  return points.reduce((sum, point) => sum + point.weight * pick(point), 0);
}

/** Empty, and so all null, for an entry without a reading. */
function pickRow(square: Float64Array, row: number | undefined, size: number): Float64Array {
  return row === undefined ? new Float64Array() : square.subarray(row * size, (row + 1) * size);
}
