import type { Design } from './design.ts';
import {
  type Absorbed,
  absorbEntries,
  type Fit,
  fitMixedModel,
  predictEntries,
  solveMixedModel,
  type VarianceRatios,
} from './mixed-model.ts';

/** The variances of y = μ + θ_i + b_j + e and what follows from them; arrays in the order of the design. */
export type Variances = {
  readonly entry: number;
  readonly juror: number;
  readonly residual: number;
  /** Generalised least-squares mean of the contest. */
  readonly mu: number;
  readonly entryEffects: Float64Array;
  readonly jurorEffects: Float64Array;
  /** −2 log of the restricted likelihood, constant included, as lme4 prints it. */
  readonly minus2LogReml: number;
};

type Point = readonly [logEntry: number, logJuror: number];

/** Logarithms of ratios of standard deviations, to the residual's. Beyond them nothing changes that anyone could see. */
const LOWEST = Math.log(1e-4);
const HIGHEST = Math.log(1e4);
const GRID_STEPS = 8;
const SMALLEST_STEP = 1e-6;
const MOST_MOVES = 400;
const DIRECTIONS: readonly Point[] = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];

/**
 * Residual squares below which a contest counts as explained without any residual: a millionth of the spread of
 * its totals, squared, each.
 */
function findFloor(design: Design): number {
  return design.squares * 1e-12;
}

/**
 * Variances of entries, jurors and residual by restricted maximum likelihood, searched on a grid of ratios and then
 * by shrinking steps within fixed bounds: a flat likelihood ends the search as surely as a sharp one.
 *
 * Source: H. D. Patterson and R. Thompson, Recovery of inter-block information when block sizes are unequal,
 * Biometrika 58 (1971).
 */
export function estimateVariances(design: Design): Variances {
  // The search meets the same ratio of the entries' variance again and again, and it is the one that costs.
  const known = new Map<number, Absorbed>();
  const evaluate = ([logEntry, logJuror]: Point): number => {
    const ratios = ratiosAt([logEntry, logJuror]);
    const absorbed = known.get(logEntry) ?? absorbEntries(design, ratios.entry);
    known.set(logEntry, absorbed);
    return profile(design, fitMixedModel(absorbed, ratios.juror));
  };
  let best: Point = [LOWEST, LOWEST];
  let lowest = Number.POSITIVE_INFINITY;
  for (let row = 0; row <= GRID_STEPS; row += 1) {
    for (let column = 0; column <= GRID_STEPS; column += 1) {
      const point: Point = [gridAt(row), gridAt(column)];
      const value = evaluate(point);
      if (value < lowest) [best, lowest] = [point, value];
    }
  }
  let step = (HIGHEST - LOWEST) / GRID_STEPS / 2;
  for (let move = 0; move < MOST_MOVES && step > SMALLEST_STEP; move += 1) {
    let moved = false;
    for (const [alongEntry, alongJuror] of DIRECTIONS) {
      const point: Point = [clamp(best[0] + step * alongEntry), clamp(best[1] + step * alongJuror)];
      const value = evaluate(point);
      if (value < lowest) {
        [best, lowest, moved] = [point, value, true];
      }
    }
    if (!moved) step /= 2;
  }
  return describeVariances(design, ratiosAt(best));
}

/** Everything that follows from given variance ratios, the residual variance being the most likely one. */
export function describeVariances(design: Design, ratios: VarianceRatios): Variances {
  const absorbed = absorbEntries(design, ratios.entry);
  const fit = fitMixedModel(absorbed, ratios.juror);
  const solution = solveMixedModel(absorbed, ratios.juror);
  const residual = Math.max(fit.residualSquares, findFloor(design)) / (design.sheets - 1);
  return {
    entry: ratios.entry * residual,
    juror: ratios.juror * residual,
    residual,
    mu: solution.mu + design.centre,
    entryEffects: predictEntries(design, ratios.entry, solution),
    jurorEffects: solution.jurors,
    minus2LogReml: profile(design, fit),
  };
}

/** −2 log REML at variances that are given, not estimated. */
export function evaluateReml(
  design: Design,
  variances: Pick<Variances, 'entry' | 'juror' | 'residual'>,
): number {
  const { entry, juror, residual } = variances;
  const fit = fitMixedModel(absorbEntries(design, entry / residual), juror / residual);
  const freedom = design.sheets - 1;
  return freedom * Math.log(2 * Math.PI * residual) + fit.logDeterminant + fit.residualSquares / residual;
}

function profile(design: Design, { residualSquares, logDeterminant }: Fit): number {
  const freedom = design.sheets - 1;
  const residual = Math.max(residualSquares, findFloor(design)) / freedom;
  return freedom * (Math.log(2 * Math.PI * residual) + 1) + logDeterminant;
}

function ratiosAt([logEntry, logJuror]: Point): VarianceRatios {
  return { entry: Math.exp(2 * logEntry), juror: Math.exp(2 * logJuror) };
}

function gridAt(step: number): number {
  return LOWEST + ((HIGHEST - LOWEST) * step) / GRID_STEPS;
}

function clamp(log: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, log));
}
