import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Design } from './design.ts';

/** Variances of entries and jurors, each divided by that of the residual. */
export type VarianceRatios = { readonly entry: number; readonly juror: number };

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
  /** Lower triangle of the absorbed equations of (jurors, mu), row by row. */
  readonly lower: Float64Array;
  /** Inverse of the absorbed equations: the covariance of (jurors, mu) divided by the residual variance. */
  readonly covariance: Float64Array;
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
  const lower = new CholeskyDecomposition(absorbEntries(design, ratios)).lowerTriangularMatrix;
  let logDeterminant = design.jurors.length * Math.log(ratios.juror);
  for (let row = 0; row < last; row += 1) {
    const pivot = lower.get(row, row);
    if (!(pivot > 0)) return null;
    logDeterminant += 2 * Math.log(pivot);
  }
  for (const { readers, entries } of design.classes) {
    logDeterminant += entries * Math.log1p(ratios.entry * readers);
  }
  return { residualSquares: lower.get(last, last) ** 2, logDeterminant };
}

/** Solves the same equations for the effects. @throws RangeError where `fitMixedModel` gives null */
export function solveMixedModel(design: Design, ratios: VarianceRatios): Solution {
  const jurors = design.jurors.length;
  const bordered = absorbEntries(design, ratios);
  const equations = new CholeskyDecomposition(bordered.subMatrix(0, jurors, 0, jurors));
  if (!equations.isPositiveDefinite()) throw new RangeError('variance ratios leave the equations singular');
  const inverse = equations.solve(Matrix.eye(jurors + 1, jurors + 1));
  const solved = inverse.mmul(bordered.subMatrix(0, jurors, jurors + 1, jurors + 1));
  return {
    mu: solved.get(jurors, 0),
    jurors: Float64Array.from({ length: jurors }, (_, juror) => solved.get(juror, 0)),
    lower: Float64Array.from(equations.lowerTriangularMatrix.to1DArray()),
    covariance: Float64Array.from(inverse.to1DArray()),
  };
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
function absorbEntries(design: Design, ratios: VarianceRatios): Matrix {
  const jurors = design.jurors.length;
  const right = jurors + 1;
  const equations = Matrix.zeros(jurors + 2, jurors + 2);
  const add = (row: number, column: number, value: number) => {
    equations.set(row, column, equations.get(row, column) + value);
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
  for (let row = 1; row <= right; row += 1) {
    for (let column = 0; column < row; column += 1) equations.set(column, row, equations.get(row, column));
  }
  return equations;
}
