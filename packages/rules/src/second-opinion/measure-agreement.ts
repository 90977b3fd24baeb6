import type { Calibrated } from './calibrate.ts';
import { findCompleteMatrix } from './complete-matrix.ts';
import { computeIntraclassCorrelations, describeAgreement } from './intraclass-correlation.ts';
import { computeConcordance } from './kendall.ts';
import { computeAlpha } from './krippendorff.ts';
import type { Agreement, SecondOpinionInput } from './second-opinion.ts';
import type { Reading } from './totals.ts';

/** How far the jurors agree, by every coefficient that the sheets allow. */
export function measureAgreement(input: SecondOpinionInput, calibrated: Calibrated | null): Agreement {
  const { totals, criteria = [] } = input;
  const complete = findCompleteMatrix(totals);
  return {
    fromVariances: calibrated === null ? null : describeAgreement(calibrated.design, calibrated.variances),
    fromAnova: complete === null ? null : computeIntraclassCorrelations(complete),
    alpha: measureAlpha(totals.entries.length, totals.readings),
    alphaByCriterion: criteria.map(({ id, readings }) => ({
      id,
      alpha: measureAlpha(totals.entries.length, readings),
    })),
    kendall: complete === null ? null : computeConcordance(complete),
  };
}

/** Krippendorff's α of the readings, entry by entry, as an interval scale. */
export function measureAlpha(entries: number, readings: readonly Reading[]): number | null {
  const units: number[][] = Array.from({ length: entries }, () => []);
  for (const { entry, total } of readings) units[entry]?.push(total);
  return computeAlpha(units);
}
