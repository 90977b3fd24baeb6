import type { Design } from './design.ts';
import { estimateNoiseFreedom, estimateSpreadVariance } from './juror-differences.ts';
import type { Variances } from './reml.ts';

/** What the third, experimental column says; arrays in the order of the design. */
export type SpreadAndNoise = {
  /** On the scale of the totals. */
  readonly marks: Float64Array;
  readonly leniency: Float64Array;
  /** 1 for a juror who uses as much of the scale as the others do. */
  readonly spread: Float64Array;
  readonly noiseSd: Float64Array;
};

const CYCLES = 60;
/** A juror in perfect agreement with the marks, in units of the residual variance. */
const LEAST_NOISE = 1e-6;
const CLOSE_ENOUGH = 1e-7;
/**
 * How much of an entry's own uncertainty counts as known when jurors are compared with it. All of it hides a juror who
 * disagrees, none of it lets a juror whom the marks happen to follow run off with them; simulated juries bear out
 * the middle: most gained with a manipulator, next to nothing lost with alike jurors.
 */
const UNCERTAINTY_SHARE = 0.5;

/**
 * Marks by y_ij = μ + b_j + a_j·θ_i + e_ij: a juror has a leniency b_j, a spread a_j ~ N(1, τ²) and a noise variance of
 * their own, so that one who grades at random or against the others weighs less. Cycles through the conditional
 * estimates of θ, μ, b, a and the noise, and how far jurors differ in spread and noise; the other variance components
 * are those of the common model.
 */
export function markBySpreadAndNoise(design: Design, variances: Variances): SpreadAndNoise {
  const state: State = {
    mu: variances.mu - design.centre,
    entries: Float64Array.from(variances.entryEffects),
    uncertainty: new Float64Array(design.entries.length),
    leniency: Float64Array.from(variances.jurorEffects),
    spread: new Float64Array(design.jurors.length).fill(1),
    noise: new Float64Array(design.jurors.length).fill(variances.residual),
    spreadVariance: estimateSpreadVariance(new Float64Array(), new Float64Array()),
  };
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const moved = updateEntries(design, variances.entry, state);
    updateJurors(design, variances, state);
    // The first cycle starts from the solution of the common model, where entries have nowhere to go.
    if (cycle > 0 && moved < CLOSE_ENOUGH * Math.sqrt(variances.residual)) break;
  }
  return {
    marks: state.entries.map((effect) => design.centre + state.mu + effect),
    leniency: state.leniency,
    spread: state.spread,
    noiseSd: state.noise.map(Math.sqrt),
  };
}

type State = {
  mu: number;
  readonly entries: Float64Array;
  /** Conditional variance of each entry's effect. */
  readonly uncertainty: Float64Array;
  readonly leniency: Float64Array;
  readonly spread: Float64Array;
  readonly noise: Float64Array;
  /** τ². */
  spreadVariance: number;
};

/** The largest change. */
function updateEntries(design: Design, variance: number, state: State): number {
  let moved = 0;
  for (let entry = 0; entry < design.entries.length; entry += 1) {
    let evidence = 0;
    let precision = 1 / variance;
    const to = design.starts[entry + 1] ?? 0;
    for (let index = design.starts[entry] ?? 0; index < to; index += 1) {
      const juror = design.jurorOf[index] ?? 0;
      const weight = (state.spread[juror] ?? 1) / (state.noise[juror] ?? 1);
      evidence += weight * ((design.values[index] ?? 0) - state.mu - (state.leniency[juror] ?? 0));
      precision += weight * (state.spread[juror] ?? 1);
    }
    const effect = evidence / precision;
    moved = Math.max(moved, Math.abs(effect - (state.entries[entry] ?? 0)));
    state.entries[entry] = effect;
    state.uncertainty[entry] = 1 / precision;
  }
  return moved;
}

/** Sums over a juror's sheets, of what is left of the totals without leniency. */
type JurorSums = { rest: number; product: number; square: number; effect: number; restSquare: number };

function updateJurors(design: Design, variances: Variances, state: State): void {
  const sums = design.jurors.map(
    (): JurorSums => ({ rest: 0, product: 0, square: 0, effect: 0, restSquare: 0 }),
  );
  for (let entry = 0; entry < design.entries.length; entry += 1) {
    const effect = state.entries[entry] ?? 0;
    const square = effect * effect + UNCERTAINTY_SHARE * (state.uncertainty[entry] ?? 0);
    const to = design.starts[entry + 1] ?? 0;
    for (let index = design.starts[entry] ?? 0; index < to; index += 1) {
      const sum = sums[design.jurorOf[index] ?? 0];
      if (sum === undefined) continue;
      const value = design.values[index] ?? 0;
      sum.rest += value;
      sum.restSquare += value * value;
      sum.product += value * effect;
      sum.effect += effect;
      sum.square += square;
    }
  }
  state.mu = updateMean(design, sums, state);
  const spreadPrecision = 1 / state.spreadVariance;
  const observedNoise = new Float64Array(sums.length);
  const spreadUncertainty = new Float64Array(sums.length);
  for (const [juror, sum] of sums.entries()) {
    const sheets = design.sheetsOfJuror[juror] ?? 0;
    const noise = state.noise[juror] ?? 1;
    const leftOver = sum.rest - sheets * state.mu - (state.spread[juror] ?? 1) * sum.effect;
    const leniency = leftOver / (sheets + noise / variances.juror);
    const base = state.mu + leniency;
    const product = sum.product - base * sum.effect;
    const spread = (product / noise + spreadPrecision) / (sum.square / noise + spreadPrecision);
    const squares =
      sum.restSquare -
      2 * base * sum.rest +
      sheets * base * base -
      2 * spread * product +
      spread * spread * sum.square;
    state.leniency[juror] = leniency;
    state.spread[juror] = spread;
    observedNoise[juror] = Math.max(squares / sheets, LEAST_NOISE * variances.residual);
    spreadUncertainty[juror] = 1 / (sum.square / noise + spreadPrecision);
  }
  state.spreadVariance = estimateSpreadVariance(state.spread, spreadUncertainty);
  const freedom = estimateNoiseFreedom(observedNoise, design.sheetsOfJuror);
  for (const [juror, noise] of observedNoise.entries()) {
    const sheets = design.sheetsOfJuror[juror] ?? 0;
    state.noise[juror] = (freedom * variances.residual + sheets * noise) / (freedom + sheets);
  }
}

function updateMean(design: Design, sums: readonly JurorSums[], state: State): number {
  let evidence = 0;
  let precision = 0;
  for (const [juror, { rest, effect }] of sums.entries()) {
    const sheets = design.sheetsOfJuror[juror] ?? 0;
    const weight = 1 / (state.noise[juror] ?? 1);
    evidence += weight * (rest - sheets * (state.leniency[juror] ?? 0) - (state.spread[juror] ?? 1) * effect);
    precision += weight * sheets;
  }
  return evidence / precision;
}
