/** Gives each value its rank, 0 for the highest, in `ranks`; values are all different but by accident. */
export type Ranker = (values: Float64Array, ranks: Int32Array) => void;

const BINS_PER_VALUE = 4;

/**
 * Ranks by sorting into narrow bins: in proportion to the number of values, and without allocation, because a contest
 * asks for it tens of thousands of times. Equal values share the higher rank.
 */
export function makeRanker(count: number): Ranker {
  const bins = BINS_PER_VALUE * count;
  const binOf = new Int32Array(count);
  /** After counting: where each bin begins in `members`, highest bin first. */
  const start = new Int32Array(bins + 1);
  const members = new Float64Array(count);
  return (values, ranks) => {
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < count; index += 1) {
      const value = values[index] ?? 0;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
    const scale = highest > lowest ? (bins - 1) / (highest - lowest) : 0;
    start.fill(0);
    for (let index = 0; index < count; index += 1) {
      const bin = Math.floor((highest - (values[index] ?? 0)) * scale);
      binOf[index] = bin;
      start[bin + 1] = (start[bin + 1] ?? 0) + 1;
    }
    for (let bin = 0; bin < bins; bin += 1) start[bin + 1] = (start[bin + 1] ?? 0) + (start[bin] ?? 0);
    for (let index = 0; index < count; index += 1) {
      const bin = binOf[index] ?? 0;
      const place = start[bin] ?? 0;
      members[place] = values[index] ?? 0;
      start[bin] = place + 1;
    }
    // Each bin's start has moved to its end, which is where the next one begins.
    for (let index = 0; index < count; index += 1) {
      const bin = binOf[index] ?? 0;
      const value = values[index] ?? 0;
      const from = bin === 0 ? 0 : (start[bin - 1] ?? 0);
      const to = start[bin] ?? 0;
      let rank = from;
      for (let place = from; place < to; place += 1) if ((members[place] ?? 0) > value) rank += 1;
      ranks[index] = rank;
    }
  };
}
