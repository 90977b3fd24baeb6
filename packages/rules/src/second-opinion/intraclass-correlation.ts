import type { CompleteMatrix } from './complete-matrix.ts';
import type { Design } from './design.ts';
import type { Variances } from './reml.ts';

/** The mean squares and the six intraclass correlations of Shrout and Fleiss. */
export type IntraclassCorrelations = {
  readonly BMS: number;
  readonly JMS: number;
  readonly WMS: number;
  readonly EMS: number;
  readonly ICC11: number;
  readonly ICC21: number;
  readonly ICC31: number;
  readonly ICC1k: number;
  readonly ICC2k: number;
  readonly ICC3k: number;
};

/**
 * The six intraclass correlations of a complete contest, from its analysis of variance. Null where nothing varies
 * between entries or within them.
 *
 * Source: P. E. Shrout and J. L. Fleiss, Intraclass correlations: uses in assessing rater reliability, Psychological
 * Bulletin 86 (1979).
 */
export function computeIntraclassCorrelations(matrix: CompleteMatrix): IntraclassCorrelations | null {
  const n = matrix.length;
  const k = matrix[0]?.length ?? 0;
  const rowMeans = matrix.map(average);
  const columnMeans = (matrix[0] ?? []).map((_, juror) => average(matrix.map((row) => row[juror] ?? 0)));
  const mean = average(rowMeans);
  const between = sum(rowMeans.map((value) => k * (value - mean) ** 2));
  const within = sum(
    matrix.flatMap((row, entry) => row.map((value) => (value - (rowMeans[entry] ?? 0)) ** 2)),
  );
  const ofJurors = sum(columnMeans.map((value) => n * (value - mean) ** 2));
  if (between + within <= 0) return null;
  const BMS = between / (n - 1);
  const WMS = within / (n * (k - 1));
  const JMS = ofJurors / (k - 1);
  const EMS = Math.max(within - ofJurors, 0) / ((n - 1) * (k - 1));
  const shares = {
    ICC11: (BMS - WMS) / (BMS + (k - 1) * WMS),
    ICC21: (BMS - EMS) / (BMS + (k - 1) * EMS + (k * (JMS - EMS)) / n),
    ICC31: (BMS - EMS) / (BMS + (k - 1) * EMS),
    ICC1k: (BMS - WMS) / BMS,
    ICC2k: (BMS - EMS) / (BMS + (JMS - EMS) / n),
    ICC3k: (BMS - EMS) / BMS,
  };
  return Object.values(shares).every(Number.isFinite) ? { BMS, JMS, WMS, EMS, ...shares } : null;
}

/** The same two correlations from the variances, which also serve contests with holes. */
export type AgreementFromVariances = {
  /** One juror's total. */
  readonly ICC21: number;
  /** The mean of a panel of the usual size. */
  readonly ICC2k_meanPanel: number;
  readonly harmonicMeanGradesPerDossier: number;
};

/** ICC(2,1) = σ²θ / (σ²θ + σ²b + σ²e), and ICC(2,k) with k the harmonic mean of the numbers of readers. */
export function describeAgreement(
  design: Design,
  { entry, juror, residual }: Variances,
): AgreementFromVariances {
  const inverses = sum(design.classes.map(({ readers, entries }) => entries / readers));
  const k = design.entries.length / inverses;
  return {
    ICC21: entry / (entry + juror + residual),
    ICC2k_meanPanel: entry / (entry + (juror + residual) / k),
    harmonicMeanGradesPerDossier: k,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function average(values: readonly number[]): number {
  return sum(values) / values.length;
}
