import type { Design } from './design.ts';
import type { GridPoint } from './posterior-grid.ts';
import { absorbPatterns, covaryPatterns, type ReaderPatterns } from './reader-patterns.ts';
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
  const { patternOf } = patterns;
  const kinds = patterns.patterns.length;
  const shared = new Float64Array(kinds * kinds);
  let mu = design.centre;
  for (const point of points) {
    // E[σ²] of an inverse χ² with N − 1 degrees of freedom.
    const variance = point.residualSquares / (design.sheets - 3);
    const covariance = multiplyTransposed(point.root);
    const absorbed = absorbPatterns(patterns, point.sdEntry);
    covaryPatterns(patterns, absorbed, covariance, shared);
    const spread = absorbed.map((own, kind) => own + (shared[kind * kinds + kind] ?? 0));
    mu += point.weight * point.mu;
    const own = Float64Array.from(patternOf, (kind) => spread[kind] ?? 0);
    entries.add(point.weight, point.entries, own, variance);
    jurors.add(point.weight, point.jurors, diagonal(covariance, design.jurors.length), variance);
    const scale = Math.sqrt(point.residualSquares / (design.sheets - 1));
    for (let row = 0; row < count; row += 1) {
      const rowKind = patternOf[row] ?? 0;
      for (let column = row + 1; column < count; column += 1) {
        const columnKind = patternOf[column] ?? 0;
        const apart =
          (spread[rowKind] ?? 0) +
          (spread[columnKind] ?? 0) -
          2 * (shared[rowKind * kinds + columnKind] ?? 0);
        const difference = (point.entries[row] ?? 0) - (point.entries[column] ?? 0);
        const wins = point.weight * below(difference / (scale * Math.sqrt(apart)));
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

/** RᵀR of a square R, row by row. */
function multiplyTransposed(root: Float64Array): Float64Array {
  const size = Math.sqrt(root.length);
  const product = new Float64Array(root.length);
  for (let row = 0; row < size; row += 1) {
    for (let column = row; column < size; column += 1) {
      let sum = 0;
      for (let k = 0; k < root.length; k += size) sum += (root[k + row] ?? 0) * (root[k + column] ?? 0);
      product[row * size + column] = sum;
      product[column * size + row] = sum;
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
    for (let place = 0; place < means.length; place += 1) {
      const mean = means[place] ?? 0;
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
