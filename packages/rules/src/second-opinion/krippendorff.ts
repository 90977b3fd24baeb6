/** How far apart two values are, by the kind of scale they are on. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * Krippendorff's α: 1 for full agreement, 0 for what chance would give, below 0 for systematic disagreement. A unit
 * (entry) is the list of the values it was given; units with fewer than two are left out. Null where there is
 * nothing to compare: fewer than two units with two values, or no variation at all.
 *
 * Source: K. Krippendorff, Computing Krippendorff's alpha-reliability (2011).
 */
export function computeAlpha(
  units: readonly (readonly number[])[],
  metric: Metric = 'interval',
): number | null {
  const paired = units.filter((values) => values.length > 1);
  if (paired.length < 2) return null;
  const all = paired.flat();
  const distance = measureBy(metric, all);
  // Sorted, so that the sum is the same in any order of units.
  const disagreements = paired.map((values) => sumOfPairs(values, distance) / (values.length - 1));
  const observed = disagreements.sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
  const expected = sumOfPairs(all, distance) / (all.length - 1);
  return expected <= 0 ? null : 1 - observed / expected;
}

type Distance = (a: number, b: number) => number;

/** Over distinct values, times how often they occur: grades take few. */
function sumOfPairs(values: readonly number[], distance: Distance): number {
  const counts = [...countValues(values)];
  let sum = 0;
  for (const [place, [a, timesA]] of counts.entries()) {
    for (const [b, timesB] of counts.slice(place + 1)) sum += 2 * timesA * timesB * distance(a, b);
  }
  return sum;
}

/** Sorted by value, so that sums are the same in any order of rows. */
function countValues(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of [...values].sort((a, b) => a - b)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function measureBy(metric: Metric, all: readonly number[]): Distance {
  switch (metric) {
    case 'nominal':
      return (a, b) => (a === b ? 0 : 1);
    case 'interval':
      return (a, b) => (a - b) ** 2;
    case 'ratio':
      return (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2);
    case 'ordinal':
      return measureByRank(all);
    default:
      throw new TypeError(`unknown metric ${String(metric satisfies never)}`);
  }
}

/** Between two values lie half of those that equal either, and all in between. */
function measureByRank(all: readonly number[]): Distance {
  const middles = new Map<number, number>();
  let below = 0;
  for (const [value, times] of countValues(all)) {
    middles.set(value, below + times / 2);
    below += times;
  }
  return (a, b) => ((middles.get(a) ?? 0) - (middles.get(b) ?? 0)) ** 2;
}
