/**
 * How far jurors are allowed to differ in spread and noise is estimated from how far they do: where they are alike,
 * the experimental column comes close to the adjusted mean; where one stands out, it may weigh little.
 */

/** Bounds of the degrees of freedom: 100 leaves jurors practically alike, 3 practically to themselves. */
const LEAST_FREEDOM = 3;
const MOST_FREEDOM = 100;
/** The prior on the variance of spreads counts as much as four jurors with a standard deviation of 0.1. */
const PRIOR_JURORS = 4;
const PRIOR_VARIANCE = 0.1 ** 2;

/**
 * The degrees of freedom d₀ with which a juror's noise variance is drawn towards the common one: one over the variance
 * of the logarithms of the true noise variances, itself what their observed dispersion has in excess of what so few
 * sheets would show by chance (a log variance from n sheets has a sampling variance of about 2/n).
 *
 * @param noise observed noise variance of each juror, above 0
 */
export function estimateNoiseFreedom(noise: Float64Array, sheets: Int32Array): number {
  let weights = 0;
  let mean = 0;
  for (const [juror, variance] of noise.entries()) {
    const weight = (sheets[juror] ?? 0) / 2;
    weights += weight;
    mean += weight * Math.log(variance);
  }
  mean /= weights;
  let dispersion = 0;
  for (const [juror, variance] of noise.entries()) {
    dispersion += ((sheets[juror] ?? 0) / 2) * (Math.log(variance) - mean) ** 2;
  }
  if (noise.length < 2) return MOST_FREEDOM;
  // A χ² with as many degrees of freedom as jurors less one; a standard deviation more than expected is still chance.
  const byChance = noise.length - 1 + Math.sqrt(2 * (noise.length - 1));
  const excess = Math.max(dispersion - byChance, 0) / (weights * (1 - 1 / noise.length));
  return Math.min(MOST_FREEDOM, Math.max(LEAST_FREEDOM, 1 / excess));
}

/**
 * The variance τ² of the jurors' spreads around 1.
 *
 * @param uncertainty conditional variance of each spread
 */
export function estimateSpreadVariance(spread: Float64Array, uncertainty: Float64Array): number {
  let sum = PRIOR_JURORS * PRIOR_VARIANCE;
  for (const [juror, value] of spread.entries()) sum += (value - 1) ** 2 + (uncertainty[juror] ?? 0);
  return sum / (PRIOR_JURORS + spread.length);
}
