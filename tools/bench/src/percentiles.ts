/**
 * The `p`-th percentile (0 to 100) by nearest rank: always one of the samples.
 *
 * @throws RangeError without a sample
 * @example percentile([30, 10, 20], 50) // 20
 */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('No percentile without a sample');
  return found;
}

export const median = (samples: readonly number[]): number => percentile(samples, 50);
