import type { Design } from './design.ts';
import {
  type Absorbed,
  absorbEntries,
  fitMixedModel,
  predictEntries,
  type Solution,
  solveMixedModel,
} from './mixed-model.ts';

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
/** Points that all together could not change a probability in its seventh decimal are left out. */
const LEAST_WEIGHT = 1e-10;

/**
 * The posterior of the two ratios of standard deviations on a 25 × 25 grid, logarithmic from 0.05 to 8 and from 0.02
 * to 5: flat prior on μ, 1/σ² on the residual variance, half-Cauchy(1) on each ratio.
 *
 * Source of the prior: A. Gelman, Prior distributions for variance parameters in hierarchical models, Bayesian
 * Analysis 1 (2006).
 */
export function weighGrid(design: Design): GridPoint[] {
  const points = spaceOut(ENTRY_RANGE).flatMap((sdEntry) => {
    const absorbed = absorbEntries(design, sdEntry ** 2);
    return spaceOut(JUROR_RANGE).map((sdJuror) => weighPoint(design, absorbed, { sdEntry, sdJuror }));
  });
  const highest = points.reduce((best, { logWeight }) => Math.max(best, logWeight), Number.NEGATIVE_INFINITY);
  const kept = points.filter(({ logWeight }) => Math.exp(logWeight - highest) > LEAST_WEIGHT);
  const sum = kept.reduce((all, { logWeight }) => all + Math.exp(logWeight - highest), 0);
  return kept.map(({ absorbed, logWeight, sdEntry, sdJuror, residualSquares }) => {
    const solution = solveMixedModel(absorbed, sdJuror ** 2);
    return {
      ...solution,
      weight: Math.exp(logWeight - highest) / sum,
      sdEntry,
      sdJuror,
      residualSquares,
      entries: predictEntries(design, sdEntry ** 2, solution),
    };
  });
}

function spaceOut([from, to]: readonly [number, number]): number[] {
  return Array.from({ length: STEPS }, (_, step) => from * (to / from) ** (step / (STEPS - 1)));
}

function weighPoint(
  design: Design,
  absorbed: Absorbed,
  { sdEntry, sdJuror }: Pick<GridPoint, 'sdEntry' | 'sdJuror'>,
) {
  const { residualSquares, logDeterminant } = fitMixedModel(absorbed, sdJuror ** 2);
  const logPrior = logHalfCauchy(sdEntry) + logHalfCauchy(sdJuror);
  // Never the logarithm of 0: within the grid's ratios some residual is left unless all totals are equal.
  const logLikelihood = (-(design.sheets - 1) * Math.log(residualSquares) - logDeterminant) / 2;
  return { absorbed, sdEntry, sdJuror, residualSquares, logWeight: logPrior + logLikelihood };
}

/** Per step of a logarithmic grid, without its constant. */
function logHalfCauchy(sd: number): number {
  return Math.log(sd) - Math.log1p(sd * sd);
}
