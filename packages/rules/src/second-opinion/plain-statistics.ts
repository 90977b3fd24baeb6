/** The mean of some totals, sorted first so that their order changes nothing; null of nothing. */
export function computeMean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard deviation of the sample (n − 1); null of fewer than two. */
export function computeSd(values: readonly number[]): number | null {
  const mean = computeMean(values);
  if (mean === null || values.length < 2) return null;
  const squares = computeMean(values.map((value) => (value - mean) ** 2)) ?? 0;
  return Math.sqrt((squares * values.length) / (values.length - 1));
}

/** The middle value, or the mean of the two middle ones; null of nothing. */
export function computeMedian(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return computeMean(sorted.slice(Math.max(Math.ceil(half) - 1, 0), Math.floor(half) + 1));
}

/** The mean without one lowest and one highest where there are at least `minSheets` (and 3), else the plain mean. */
export function computeTrimmedMean(values: readonly number[], minSheets: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return computeMean(sorted.length >= Math.max(minSheets, 3) ? sorted.slice(1, -1) : sorted);
}
