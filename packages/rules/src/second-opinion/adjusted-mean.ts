import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Design } from './design.ts';

/** Marks less what the jurors' severity explains; arrays in the order of the design. */
export type AdjustedMarks = {
  /** Positive for a lenient juror. */
  readonly jurorEffects: Float64Array;
  /** On the scale of the totals. */
  readonly marks: Float64Array;
};

/**
 * The mean of an entry's totals, each less its juror's leniency, the leniency shrunk by `penalty` (λ, the residual
 * variance divided by that of the jurors): solves (diag(n_j) − NᵀD⁻¹N + λI) b = r, r_j = Σ_i (y_ij − ȳ_i). An infinite λ
 * gives the plain mean.
 */
export function adjustMeans(design: Design, penalty: number): AdjustedMarks {
  if (penalty === Number.POSITIVE_INFINITY) {
    return markWith(design, new Float64Array(design.jurors.length));
  }
  const { left, right } = absorbMeans(design);
  for (let juror = 0; juror < design.jurors.length; juror += 1) {
    left.set(juror, juror, left.get(juror, juror) + penalty);
  }
  return markWith(design, solve(left, right));
}

/**
 * Two-way least squares: the adjusted mean without any shrinkage, jurors' effects centred within each connected
 * component. Marks of different components can't be compared.
 *
 * @param componentOfJuror in the order of the design
 */
export function adjustByLeastSquares(design: Design, componentOfJuror: readonly number[]): AdjustedMarks {
  const { left, right } = absorbMeans(design);
  for (const [row, component] of componentOfJuror.entries()) {
    for (const [column, other] of componentOfJuror.entries()) {
      // The equations leave a constant free in each component; this fixes it so that its effects add up to 0.
      if (component === other) left.set(row, column, left.get(row, column) + 1);
    }
  }
  return markWith(design, solve(left, right));
}

function absorbMeans(design: Design): { left: Matrix; right: Matrix } {
  const jurors = design.jurors.length;
  const left = Matrix.zeros(jurors, jurors);
  const right = Matrix.zeros(jurors, 1);
  for (let row = 0; row < jurors; row += 1) {
    left.set(row, row, design.sheetsOfJuror[row] ?? 0);
    right.set(row, 0, design.jurorSum[row] ?? 0);
    for (const { readers, readSum, together } of design.classes) {
      right.set(row, 0, right.get(row, 0) - (readSum[row] ?? 0) / readers);
      for (let column = 0; column < jurors; column += 1) {
        const shared = together[row * jurors + column] ?? 0;
        if (shared !== 0) left.set(row, column, left.get(row, column) - shared / readers);
      }
    }
  }
  return { left, right };
}

function solve(left: Matrix, right: Matrix): Float64Array {
  const solved = new CholeskyDecomposition(left).solve(right);
  return Float64Array.from({ length: solved.rows }, (_, juror) => solved.get(juror, 0));
}

function markWith(design: Design, jurorEffects: Float64Array): AdjustedMarks {
  const marks = Float64Array.from(design.entries, (_, entry) => {
    const [from, to] = [design.starts[entry] ?? 0, design.starts[entry + 1] ?? 0];
    let sum = design.entrySum[entry] ?? 0;
    for (let index = from; index < to; index += 1) sum -= jurorEffects[design.jurorOf[index] ?? 0] ?? 0;
    return design.centre + sum / (to - from);
  });
  return { jurorEffects, marks };
}
