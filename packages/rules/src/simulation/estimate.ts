/** What many simulated contests say about one figure. */
export type Estimate = {
  readonly mean: number;
  /** Of the mean: how far it would move with other seeds. Null with a single contest. */
  readonly standardError: number | null;
  readonly contests: number;
};

/** The mean of independent values, one a contest, with its standard error; NaN-free: without values the mean is 0. */
export function estimate(values: readonly number[]): Estimate {
  const contests = values.length;
  if (contests === 0) return { mean: 0, standardError: null, contests };
  const mean = values.reduce((sum, value) => sum + value, 0) / contests;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = contests === 1 ? null : Math.sqrt(squares / (contests - 1) / contests);
  return { mean, standardError, contests };
}

/** The mean difference `values − others`, contest by contest: far more precise than the two means apart. */
export function estimateDifference(values: readonly number[], others: readonly number[]): Estimate {
  return estimate(values.map((value, index) => value - (others[index] ?? 0)));
}
