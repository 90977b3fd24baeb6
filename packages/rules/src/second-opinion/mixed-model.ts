import { CholeskyDecomposition, type Matrix } from 'ml-matrix';
import type { Design } from './design.ts';

/** Variances of entries and jurors, each divided by that of the residual. */
export type VarianceRatios = { readonly entry: number; readonly juror: number };

/** What the restricted likelihood is made of, at given variance ratios. */
export type Fit = {
  /** y'Py: the residual sum of squares that the REML likelihood uses. */
  readonly residualSquares: number;
  /** log|H| + log(1'H⁻¹1), with H the covariance of the totals divided by the residual variance. */
  readonly logDeterminant: number;
  /** Lower triangular factor of the equations of (jurors, mu), bordered by their right side. */
  readonly factor: Matrix;
};

/** The effects of jurors and the mean, at given variance ratios. */
export type Solution = {
  /** The mean of the contest, less `Design.centre`. */
  readonly mu: number;
  /** Best linear unbiased predictions of the jurors' leniency. */
  readonly jurors: Float64Array;
  /**
   * Lower triangular, row by row: the inverse of the factor of the equations of (jurors, mu). Their covariance divided
   * by the residual variance is its transpose times itself.
   */
  readonly inverseFactor: Float64Array;
};

/**
 * Fits y = μ + θ_i + b_j + e at given variance ratios by absorbing the entries, which leaves as many equations as there
 * are jurors, and one for μ. One factorisation of the equations, bordered by their right side and y'y, gives both parts
 * of the likelihood. Null when the equations are singular to working precision.
 *
 * Source: C. R. Henderson, Best linear unbiased estimation and prediction under a selection model, Biometrics 31 (1975).
 */
export function fitMixedModel(design: Design, ratios: VarianceRatios): Fit | null {
  const last = design.jurors.length + 1;
  const factor = new CholeskyDecomposition(absorbEntries(design, ratios)).lowerTriangularMatrix;
  let logDeterminant = design.jurors.length * Math.log(ratios.juror);
  for (let row = 0; row < last; row += 1) {
    const pivot = factor.get(row, row);
    if (!(pivot > 0)) return null;
    logDeterminant += 2 * Math.log(pivot);
  }
  for (const { readers, entries } of design.classes) {
    logDeterminant += entries * Math.log1p(ratios.entry * readers);
  }
  return { residualSquares: factor.get(last, last) ** 2, logDeterminant, factor };
}

/** The effects that belong to a fit. */
export function solveMixedModel({ factor }: Fit): Solution {
  const size = factor.rows - 1;
  const inverseFactor = invertLower(factor, size);
  // The border of the factor is the right side already multiplied by the inverse factor; once more, transposed.
  const effects = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    const border = factor.get(size, row);
    for (let column = 0; column <= row; column += 1) {
      effects[column] = (effects[column] ?? 0) + (inverseFactor[row * size + column] ?? 0) * border;
    }
  }
  return { mu: effects[size - 1] ?? 0, jurors: effects.slice(0, size - 1), inverseFactor };
}

/** By forward substitution, of the leading `size` rows; the library inverts full matrices only. */
function invertLower(factor: Matrix, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    const pivot = factor.get(row, row);
    inverse[row * size + row] = 1 / pivot;
    for (let column = 0; column < row; column += 1) {
      let sum = 0;
      for (let k = column; k < row; k += 1) sum += factor.get(row, k) * (inverse[k * size + column] ?? 0);
      inverse[row * size + column] = -sum / pivot;
    }
  }
  return inverse;
}

/** Best linear unbiased predictions of the entries, given those of the jurors and μ. */
export function predictEntries(
  design: Design,
  ratio: number,
  { mu, jurors }: Pick<Solution, 'mu' | 'jurors'>,
): Float64Array {
  return Float64Array.from(design.entries, (_, entry) => {
    const [from, to] = [design.starts[entry] ?? 0, design.starts[entry + 1] ?? 0];
    let sum = (design.entrySum[entry] ?? 0) - (to - from) * mu;
    for (let index = from; index < to; index += 1) sum -= jurors[design.jurorOf[index] ?? 0] ?? 0;
    return (sum * ratio) / (1 + ratio * (to - from));
  });
}

/** The equations of (jurors, mu), with one more row and column for their right side and what is left of y'y. */
function absorbEntries(design: Design, ratios: VarianceRatios): number[][] {
  const jurors = design.jurors.length;
  const right = jurors + 1;
  const lower = Array.from({ length: jurors + 2 }, () => Array.from({ length: jurors + 2 }, () => 0));
  const add = (row: number, column: number, value: number) => {
    const cells = lower[row];
    if (cells !== undefined) cells[column] = (cells[column] ?? 0) + value;
  };
  add(right, right, design.squares);
  for (let juror = 0; juror < jurors; juror += 1) {
    add(juror, juror, (design.sheetsOfJuror[juror] ?? 0) + 1 / ratios.juror);
    add(right, juror, design.jurorSum[juror] ?? 0);
  }
  for (const size of design.classes) {
    const kept = 1 / (1 + ratios.entry * size.readers);
    const absorbed = ratios.entry * kept;
    add(jurors, jurors, kept * size.entries * size.readers);
    add(right, jurors, kept * size.sum);
    add(right, right, -absorbed * size.sumOfSquares);
    for (let row = 0; row < jurors; row += 1) {
      add(jurors, row, kept * (size.read[row] ?? 0));
      add(right, row, -absorbed * (size.readSum[row] ?? 0));
      for (let column = 0; column <= row; column += 1) {
        const together = size.together[row * jurors + column] ?? 0;
        if (together !== 0) add(row, column, -absorbed * together);
      }
    }
  }
  return makeSymmetric(lower);
}

/** Copies what is below the diagonal above it. */
function makeSymmetric(rows: number[][]): number[][] {
  for (const [row, cells] of rows.entries()) {
    for (let column = row + 1; column < rows.length; column += 1) cells[column] = rows[column]?.[row] ?? 0;
  }
  return rows;
}
