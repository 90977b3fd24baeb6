import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Design } from './design.ts';

/** Variances of entries and jurors, each divided by that of the residual. */
export type VarianceRatios = { readonly entry: number; readonly juror: number };

/**
 * The equations of the jurors at one ratio of the entries' variance, entries and μ absorbed, turned to their principal
 * axes: there a juror's variance is added to each axis by itself, so that all ratios of it share this one decomposition.
 */
export type Absorbed = {
  readonly entryRatio: number;
  /** Of the jurors' equations without their own variance, never below 0. */
  readonly axes: Float64Array;
  /** Row by row: an axis a row, a juror a column. */
  readonly vectors: Float64Array;
  /** The right side, on the axes. */
  readonly right: Float64Array;
  /** y'y less what entries and μ explain. */
  readonly squares: number;
  /** The part of log|H| + log(1'H⁻¹1) that no juror's variance changes. */
  readonly logDeterminant: number;
  /** The equation of μ: its coefficient, those of the jurors, its right side. */
  readonly mean: { readonly own: number; readonly jurors: Float64Array; readonly right: number };
};

/** What the restricted likelihood is made of, at given variance ratios. */
export type Fit = {
  /** y'Py: the residual sum of squares that the REML likelihood uses. */
  readonly residualSquares: number;
  /** log|H| + log(1'H⁻¹1), with H the covariance of the totals divided by the residual variance. */
  readonly logDeterminant: number;
};

/** The effects of jurors and the mean, at given variance ratios. */
export type Solution = {
  /** The mean of the contest, less `Design.centre`. */
  readonly mu: number;
  /** Best linear unbiased predictions of the jurors' leniency. */
  readonly jurors: Float64Array;
  /** Row by row, (jurors, mu): its transpose times itself is their covariance divided by the residual variance. */
  readonly root: Float64Array;
};

/**
 * Absorbs the entries of y = μ + θ_i + b_j + e at a given ratio of their variance, then μ, which leaves as many
 * equations as there are jurors.
 *
 * Source: C. R. Henderson, Best linear unbiased estimation and prediction under a selection model, Biometrics 31 (1975).
 */
export function absorbEntries(design: Design, entryRatio: number): Absorbed {
  const jurors = design.jurors.length;
  const coefficients = new Float64Array(jurors * jurors);
  const right = Float64Array.from(design.jurorSum);
  const mean = { own: 0, jurors: new Float64Array(jurors), right: 0 };
  let squares = design.squares;
  let logDeterminant = 0;
  for (let juror = 0; juror < jurors; juror += 1) {
    coefficients[juror * jurors + juror] = design.sheetsOfJuror[juror] ?? 0;
  }
  for (const size of design.classes) {
    const kept = 1 / (1 + entryRatio * size.readers);
    const absorbed = entryRatio * kept;
    logDeterminant += size.entries * Math.log1p(entryRatio * size.readers);
    squares -= absorbed * size.sumOfSquares;
    mean.own += kept * size.entries * size.readers;
    mean.right += kept * size.sum;
    addScaled(mean.jurors, kept, size.read);
    addScaled(right, -absorbed, size.readSum);
    addScaled(coefficients, -absorbed, size.together);
  }
  addScaled(right, -mean.right / mean.own, mean.jurors);
  for (let row = 0; row < jurors; row += 1) {
    const scale = -(mean.jurors[row] ?? 0) / mean.own;
    addScaled(coefficients.subarray(row * jurors, (row + 1) * jurors), scale, mean.jurors);
  }
  const { axes, vectors } = findAxes(coefficients, jurors);
  return {
    entryRatio,
    axes,
    vectors,
    right: multiply(vectors, right),
    squares: squares - mean.right ** 2 / mean.own,
    logDeterminant: logDeterminant + Math.log(mean.own),
    mean,
  };
}

/** Fits the model at a given ratio of the jurors' variance. */
export function fitMixedModel({ axes, right, squares, logDeterminant }: Absorbed, jurorRatio: number): Fit {
  let residualSquares = squares;
  let logs = logDeterminant;
  for (let axis = 0; axis < axes.length; axis += 1) {
    const own = jurorRatio * (axes[axis] ?? 0);
    residualSquares -= (jurorRatio * (right[axis] ?? 0) ** 2) / (1 + own);
    logs += Math.log1p(own);
  }
  return { residualSquares: Math.max(residualSquares, 0), logDeterminant: logs };
}

/** The effects that belong to a ratio of the jurors' variance. */
export function solveMixedModel({ axes, vectors, right, mean }: Absorbed, jurorRatio: number): Solution {
  const count = axes.length;
  const size = count + 1;
  const root = new Float64Array(size * size);
  const jurors = new Float64Array(count);
  for (let axis = 0; axis < count; axis += 1) {
    const variance = jurorRatio / (1 + jurorRatio * (axes[axis] ?? 0));
    const sd = Math.sqrt(variance);
    let alongMean = 0;
    for (let juror = 0; juror < count; juror += 1) {
      const along = vectors[axis * count + juror] ?? 0;
      root[axis * size + juror] = sd * along;
      jurors[juror] = (jurors[juror] ?? 0) + variance * (right[axis] ?? 0) * along;
      alongMean += along * (mean.jurors[juror] ?? 0);
    }
    root[axis * size + count] = (-sd * alongMean) / mean.own;
  }
  root[count * size + count] = 1 / Math.sqrt(mean.own);
  let explained = 0;
  for (let juror = 0; juror < count; juror += 1)
    explained += (mean.jurors[juror] ?? 0) * (jurors[juror] ?? 0);
  return { mu: (mean.right - explained) / mean.own, jurors, root };
}

/** Best linear unbiased predictions of the entries, given those of the jurors and μ. */
export function predictEntries(
  design: Design,
  ratio: number,
  { mu, jurors }: Pick<Solution, 'mu' | 'jurors'>,
): Float64Array {
  const predicted = new Float64Array(design.entries.length);
  for (let entry = 0; entry < predicted.length; entry += 1) {
    const from = design.starts[entry] ?? 0;
    const to = design.starts[entry + 1] ?? 0;
    let sum = (design.entrySum[entry] ?? 0) - (to - from) * mu;
    for (let index = from; index < to; index += 1) sum -= jurors[design.jurorOf[index] ?? 0] ?? 0;
    predicted[entry] = (sum * ratio) / (1 + ratio * (to - from));
  }
  return predicted;
}

function findAxes(coefficients: Float64Array, size: number): Pick<Absorbed, 'axes' | 'vectors'> {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    Matrix.from1DArray(size, size, coefficients),
    { assumeSymmetric: true },
  );
  return {
    axes: Float64Array.from(realEigenvalues, (axis) => Math.max(axis, 0)),
    vectors: Float64Array.from(eigenvectorMatrix.transpose().to1DArray()),
  };
}

/** target += scale · values */
function addScaled(target: Float64Array, scale: number, values: Float64Array): void {
  for (let place = 0; place < target.length; place += 1) {
    target[place] = (target[place] ?? 0) + scale * (values[place] ?? 0);
  }
}

function multiply(rows: Float64Array, vector: Float64Array): Float64Array {
  const product = new Float64Array(vector.length);
  for (let row = 0; row < product.length; row += 1) {
    let sum = 0;
    for (let column = 0; column < vector.length; column += 1) {
      sum += (rows[row * vector.length + column] ?? 0) * (vector[column] ?? 0);
    }
    product[row] = sum;
  }
  return product;
}
