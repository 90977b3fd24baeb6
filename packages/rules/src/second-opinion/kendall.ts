import { chiSquareTail } from './chi-square.ts';
import type { CompleteMatrix } from './complete-matrix.ts';

/** Kendall's coefficient of concordance, from 0 to 1, with the χ² test of no concordance at all. */
export type Concordance = {
  readonly W: number;
  readonly chi2: number;
  readonly df: number;
  readonly p: number;
};

/**
 * Kendall's W of a complete contest, corrected for ties, equal totals of a juror sharing the average rank. Null where
 * no juror tells any two entries apart.
 *
 * Source: M. G. Kendall and B. Babington Smith, The problem of m rankings, Annals of Mathematical Statistics 10
 * (1939); correction for ties: M. G. Kendall, Rank Correlation Methods.
 */
export function computeConcordance(matrix: CompleteMatrix): Concordance | null {
  const entries = matrix.length;
  const jurors = matrix[0]?.length ?? 0;
  const sums = matrix.map(() => 0);
  let ties = 0;
  for (let juror = 0; juror < jurors; juror += 1) {
    const column = matrix.map((row) => row[juror] ?? 0);
    for (const [entry, value] of column.entries()) {
      const below = column.filter((other) => other < value).length;
      const equal = column.filter((other) => other === value).length;
      sums[entry] = (sums[entry] ?? 0) + below + (equal + 1) / 2;
      // Over the members of a group of t this adds up to t³ − t.
      ties += equal ** 2 - 1;
    }
  }
  const mean = (jurors * (entries + 1)) / 2;
  const squares = sums.reduce((all, sum) => all + (sum - mean) ** 2, 0);
  const most = jurors ** 2 * (entries ** 3 - entries) - jurors * ties;
  if (most <= 0) return null;
  const W = (12 * squares) / most;
  const df = entries - 1;
  const chi2 = jurors * df * W;
  return { W, chi2, df, p: chiSquareTail(chi2, df) };
}
