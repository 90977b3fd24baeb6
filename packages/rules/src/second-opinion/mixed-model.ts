import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Design } from './design.ts';

/** Variances of entries and jurors, each divided by that of the residual. */
export type VarianceRatios = { readonly entry: number; readonly juror: number };

/** The mixed model solved at given variance ratios. */
export type Solution = {
  /** y'Py: the residual sum of squares that the REML likelihood uses. */
  readonly residualSquares: number;
  /** log|H| + log(1'H⁻¹1), with H the covariance of the totals divided by the residual variance. */
  readonly logDeterminant: number;
  /** The mean of the contest, less `Design.centre`. */
  readonly mu: number;
  /** Best linear unbiased predictions of the jurors' leniency. */
  readonly jurors: Float64Array;
  /** Of the absorbed equations, (jurors, mu) in this order: their inverse times the residual variance is the covariance. */
  readonly equations: CholeskyDecomposition;
};

/**
 * Solves y = μ + θ_i + b_j + e for given variance ratios by absorbing the entries, which leaves as many equations as
 * there are jurors, and one for μ. Null when the equations are singular to working precision.
 *
 * Source: C. R. Henderson, Best linear unbiased estimation and prediction under a selection model, Biometrics 31 (1975).
 */
export function solveMixedModel(design: Design, ratios: VarianceRatios): Solution | null {
  const jurors = design.jurors.length;
  const { left, right, squares } = absorbEntries(design, ratios);
  const equations = new CholeskyDecomposition(left);
  if (!equations.isPositiveDefinite()) return null;
  const solved = equations.solve(right);
  let explained = 0;
  let logDeterminant = jurors * Math.log(ratios.juror);
  for (let row = 0; row <= jurors; row += 1) {
    explained += solved.get(row, 0) * right.get(row, 0);
    logDeterminant += 2 * Math.log(equations.lowerTriangularMatrix.get(row, row));
  }
  for (const { readers, entries } of design.classes) {
    logDeterminant += entries * Math.log1p(ratios.entry * readers);
  }
  return {
    residualSquares: Math.max(squares - explained, 0),
    logDeterminant,
    mu: solved.get(jurors, 0),
    jurors: Float64Array.from({ length: jurors }, (_, juror) => solved.get(juror, 0)),
    equations,
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

function absorbEntries(design: Design, ratios: VarianceRatios) {
  const jurors = design.jurors.length;
  const left = Matrix.zeros(jurors + 1, jurors + 1);
  const right = Matrix.zeros(jurors + 1, 1);
  let squares = design.squares;
  for (let juror = 0; juror < jurors; juror += 1) {
    left.set(juror, juror, (design.sheetsOfJuror[juror] ?? 0) + 1 / ratios.juror);
    right.set(juror, 0, design.jurorSum[juror] ?? 0);
  }
  for (const size of design.classes) {
    const kept = 1 / (1 + ratios.entry * size.readers);
    const absorbed = ratios.entry * kept;
    squares -= absorbed * size.sumOfSquares;
    left.set(jurors, jurors, left.get(jurors, jurors) + kept * size.entries * size.readers);
    right.set(jurors, 0, right.get(jurors, 0) + kept * size.sum);
    for (let row = 0; row < jurors; row += 1) {
      const common = left.get(row, jurors) + kept * (size.read[row] ?? 0);
      left.set(row, jurors, common);
      left.set(jurors, row, common);
      right.set(row, 0, right.get(row, 0) - absorbed * (size.readSum[row] ?? 0));
      for (let column = 0; column < jurors; column += 1) {
        const together = size.together[row * jurors + column] ?? 0;
        if (together !== 0) left.set(row, column, left.get(row, column) - absorbed * together);
      }
    }
  }
  return { left, right, squares };
}
