import { type AdjustedMarks, adjustMeans } from './adjusted-mean.ts';
import { type Design, layOut } from './design.ts';
import { type Posterior, summarise } from './posterior.ts';
import { weighGrid } from './posterior-grid.ts';
import { type DrawOptions, drawRanks, type RankDraws } from './rank-draws.ts';
import { findPatterns } from './reader-patterns.ts';
import { estimateVariances, type Variances } from './reml.ts';
import { type Dispersion, measureDispersion, measureSheets, type SheetResidual } from './sheet-residuals.ts';
import { markBySpreadAndNoise, type SpreadAndNoise } from './spread-and-noise.ts';
import type { Totals } from './totals.ts';
import { findZoneWithoutOutliers } from './zone.ts';

/** All that the mixed model says of a contest; arrays in the order of its design. */
export type Calibrated = {
  readonly design: Design;
  readonly variances: Variances;
  readonly adjusted: AdjustedMarks;
  readonly experimental: SpreadAndNoise;
  readonly posterior: Posterior;
  readonly ranks: RankDraws;
  readonly residuals: readonly SheetResidual[];
  readonly dispersion: readonly (Dispersion | null)[];
  /** Places in `Totals` of the entries to discuss once outlying sheets are set aside. */
  readonly zoneWithoutOutliers: ReadonlySet<number>;
};

/** Fits the mixed model to totals that can be calibrated (`findSkipReason` gives null). */
export function calibrate(totals: Totals, options: DrawOptions): Calibrated {
  const design = layOut(totals);
  const variances = estimateVariances(design);
  const adjusted = adjustMeans(design, variances.residual / variances.juror);
  const patterns = findPatterns(design);
  const points = weighGrid(design);
  const residuals = measureSheets(design, adjusted.jurorEffects, variances.residual);
  return {
    design,
    variances,
    adjusted,
    experimental: markBySpreadAndNoise(design, variances),
    posterior: summarise(design, patterns, points, 0),
    ranks: drawRanks(design, patterns, points, options),
    residuals,
    dispersion: measureDispersion(design, adjusted.jurorEffects, variances.residual),
    zoneWithoutOutliers: findZoneWithoutOutliers(totals, residuals, options),
  };
}
