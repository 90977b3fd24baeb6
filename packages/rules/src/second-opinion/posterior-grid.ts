import type { Design } from './design.ts';
import { fitMixedModel, predictEntries, type Solution, solveMixedModel } from './mixed-model.ts';

/** One point of the grid that matters, solved. */
export type GridPoint = Solution & {
  /** Posterior probability of this point; all of them add up to 1. */
  readonly weight: number;
  /** Ratios of standard deviations, to the residual's. */
  readonly sdEntry: number;
  readonly sdJuror: number;
  readonly residualSquares: number;
  /** Best linear unbiased predictions of the entries. */
  readonly entries: Float64Array;
};

const STEPS = 25;
const ENTRY_RANGE = [0.05, 8] as const;
const JUROR_RANGE = [0.02, 5] as const;
/** Points that all together could not change a probability in its ninth decimal are left out. */
const LEAST_WEIGHT = 1e-13;

/**
 * The posterior of the two ratios of standard deviations on a 25 × 25 grid, logarithmic from 0.05 to 8 and from 0.02
 * to 5: flat prior on μ, 1/σ² on the residual variance, half-Cauchy(1) on each ratio.
 *
 * Source of the prior: A. Gelman, Prior distributions for variance parameters in hierarchical models, Bayesian
 * Analysis 1 (2006).
 */
export function weighGrid(design: Design): GridPoint[] {
  const points = listRatios().flatMap((ratios) => weighPoint(design, ratios) ?? []);
  const highest = points.reduce((best, { logWeight }) => Math.max(best, logWeight), Number.NEGATIVE_INFINITY);
  const kept = points.filter(({ logWeight }) => Math.exp(logWeight - highest) > LEAST_WEIGHT);
  const sum = kept.reduce((all, { logWeight }) => all + Math.exp(logWeight - highest), 0);
  return kept.map(({ logWeight, sdEntry, sdJuror, residualSquares, solution }) => ({
    ...solution,
    weight: Math.exp(logWeight - highest) / sum,
    sdEntry,
    sdJuror,
    residualSquares,
    entries: predictEntries(design, sdEntry ** 2, solution),
  }));
}

type Ratios = { readonly sdEntry: number; readonly sdJuror: number };

function listRatios(): Ratios[] {
  const jurorSds = Array.from({ length: STEPS }, (_, step) => spaced(JUROR_RANGE, step));
  return Array.from({ length: STEPS }, (_, step) => spaced(ENTRY_RANGE, step)).flatMap((sdEntry) =>
    jurorSds.map((sdJuror) => ({ sdEntry, sdJuror })),
  );
}

function spaced([from, to]: readonly [number, number], step: number): number {
  return from * (to / from) ** (step / (STEPS - 1));
}

function weighPoint(design: Design, { sdEntry, sdJuror }: Ratios) {
  const fit = fitMixedModel(design, { entry: sdEntry ** 2, juror: sdJuror ** 2 });
  if (fit === null || fit.residualSquares <= 0) return null;
  const { residualSquares, logDeterminant } = fit;
  const logPrior = logHalfCauchy(sdEntry) + logHalfCauchy(sdJuror);
  const logLikelihood = (-(design.sheets - 1) * Math.log(residualSquares) - logDeterminant) / 2;
  return {
    sdEntry,
    sdJuror,
    residualSquares,
    solution: solveMixedModel(fit),
    logWeight: logPrior + logLikelihood,
  };
}

/** Per step of a logarithmic grid, without its constant. */
function logHalfCauchy(sd: number): number {
  return Math.log(sd) - Math.log1p(sd * sd);
}
