import type { Design } from './design.ts';
import type { GridPoint } from './posterior-grid.ts';
import { covaryPatterns, type ReaderPatterns } from './reader-patterns.ts';
import { tabulateStudent } from './student-distribution.ts';

/** A posterior mean and standard deviation. */
export type Moments = { readonly mean: Float64Array; readonly sd: Float64Array };

/** What the grid says exactly, without any draw; arrays in the order of the design. */
export type Posterior = {
  readonly mu: number;
  /** θ_i, less μ. */
  readonly entries: Moments;
  readonly jurors: Moments;
  /** 1 + Σ over the others of the probability that they are better. */
  readonly expectedRank: Float64Array;
  /** Row by row: the probability that the row's entry is better than the column's. Null above `pairsUpTo` entries. */
  readonly better: Float64Array | null;
};

/** Sums up the grid. @param pairsUpTo the most entries for which all pairwise probabilities are kept */
export function summarise(
  design: Design,
  patterns: ReaderPatterns,
  points: readonly GridPoint[],
  pairsUpTo: number,
): Posterior {
  const count = design.entries.length;
  const entries = new Mixture(count);
  const jurors = new Mixture(design.jurors.length);
  const expectedRank = new Float64Array(count).fill(1);
  const better = count <= pairsUpTo ? new Float64Array(count * count) : null;
  const below = tabulateStudent(design.sheets - 1);
  let mu = design.centre;
  for (const point of points) {
    // E[σ²] of an inverse χ² with N − 1 degrees of freedom.
    const variance = point.residualSquares / (design.sheets - 3);
    const covariance = multiplyTransposed(point.inverseFactor);
    const pairs = covaryPatterns(patterns, covariance);
    const spread = spreadEntries(design, patterns, point, pairs);
    mu += point.weight * point.mu;
    entries.add(point.weight, point.entries, spread.own, variance);
    jurors.add(point.weight, point.jurors, diagonal(covariance, design.jurors.length), variance);
    const scale = Math.sqrt(point.residualSquares / (design.sheets - 1));
    for (let row = 0; row < count; row += 1) {
      for (let column = row + 1; column < count; column += 1) {
        const difference = (point.entries[row] ?? 0) - (point.entries[column] ?? 0);
        const wins = point.weight * below((difference / scale) * spread.precision(row, column));
        expectedRank[row] = (expectedRank[row] ?? 0) + point.weight - wins;
        expectedRank[column] = (expectedRank[column] ?? 0) + wins;
        if (better === null) continue;
        better[row * count + column] = (better[row * count + column] ?? 0) + wins;
        better[column * count + row] = (better[column * count + row] ?? 0) + point.weight - wins;
      }
    }
  }
  return { mu, entries: entries.moments(), jurors: jurors.moments(), expectedRank, better };
}

/** Variances of the entries, and one over the standard deviations of their differences, in units of the residual's. */
function spreadEntries(
  design: Design,
  { patterns, patternOf }: ReaderPatterns,
  { sdEntry }: GridPoint,
  pairs: Float64Array,
) {
  const count = patterns.length;
  const ratio = sdEntry ** 2;
  const absorbed = patterns.map(({ readers }) => ratio / (1 + ratio * readers.length));
  const precisions = new Float64Array(count * count);
  for (const [row, left] of absorbed.entries()) {
    for (const [column, right] of absorbed.entries()) {
      const at = (place: number) => pairs[place] ?? 0;
      const variance =
        left +
        right +
        left * left * at(row * count + row) +
        right * right * at(column * count + column) -
        2 * left * right * at(row * count + column);
      precisions[row * count + column] = 1 / Math.sqrt(variance);
    }
  }
  const own = Float64Array.from(design.entries, (_, entry) => {
    const pattern = patternOf[entry] ?? 0;
    const factor = absorbed[pattern] ?? 0;
    return factor + factor * factor * (pairs[pattern * count + pattern] ?? 0);
  });
  const precision = (row: number, column: number) =>
    precisions[(patternOf[row] ?? 0) * count + (patternOf[column] ?? 0)] ?? 0;
  return { own, precision };
}

/** LᵀL of a lower triangular L, row by row. */
function multiplyTransposed(lower: Float64Array): Float64Array {
  const size = Math.sqrt(lower.length);
  const product = new Float64Array(lower.length);
  for (let k = 0; k < size; k += 1) {
    for (let row = 0; row <= k; row += 1) {
      const left = lower[k * size + row] ?? 0;
      for (let column = 0; column <= k; column += 1) {
        const cell = row * size + column;
        product[cell] = (product[cell] ?? 0) + left * (lower[k * size + column] ?? 0);
      }
    }
  }
  return product;
}

function diagonal(square: Float64Array, length: number): Float64Array {
  const size = Math.sqrt(square.length);
  return Float64Array.from({ length }, (_, place) => square[place * size + place] ?? 0);
}

/** Mean and variance of a mixture, by the law of total variance. */
class Mixture {
  readonly #mean: Float64Array;
  readonly #square: Float64Array;

  constructor(length: number) {
    this.#mean = new Float64Array(length);
    this.#square = new Float64Array(length);
  }

  add(weight: number, means: Float64Array, variances: Float64Array, scale: number): void {
    for (const [place, mean] of means.entries()) {
      this.#mean[place] = (this.#mean[place] ?? 0) + weight * mean;
      const square = mean * mean + scale * (variances[place] ?? 0);
      this.#square[place] = (this.#square[place] ?? 0) + weight * square;
    }
  }

  moments(): Moments {
    const sd = this.#square.map((square, place) =>
      Math.sqrt(Math.max(square - (this.#mean[place] ?? 0) ** 2, 0)),
    );
    return { mean: this.#mean, sd };
  }
}
