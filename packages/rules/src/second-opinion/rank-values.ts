/** Gives each value its rank, 0 for the highest, in `ranks`; values are all different but by accident. */
export type Ranker = (values: Float64Array, ranks: Int32Array) => void;

/**
 * Ranks by putting values into as many bins and then mending the order by insertion: in proportion to the number of
 * values, and without allocation, because a contest asks for it tens of thousands of times. Equal values share the
 * higher rank.
 */
export function makeRanker(count: number): Ranker {
  const binOf = new Int32Array(count);
  /** After counting: where each bin begins in `order`, highest bin first. */
  const start = new Int32Array(count + 1);
  const order = new Int32Array(count);
  return (values, ranks) => {
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < count; index += 1) {
      const value = values[index] ?? 0;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
    const scale = highest > lowest ? (count - 1) / (highest - lowest) : 0;
    start.fill(0);
    for (let index = 0; index < count; index += 1) {
      const bin = Math.trunc((highest - (values[index] ?? 0)) * scale);
      binOf[index] = bin;
      start[bin + 1] = (start[bin + 1] ?? 0) + 1;
    }
    for (let bin = 0; bin < count; bin += 1) start[bin + 1] = (start[bin + 1] ?? 0) + (start[bin] ?? 0);
    for (let index = 0; index < count; index += 1) {
      const bin = binOf[index] ?? 0;
      const place = start[bin] ?? 0;
      order[place] = index;
      start[bin] = place + 1;
    }
    insertAll(order, values);
    let rank = 0;
    for (let place = 0; place < count; place += 1) {
      const index = order[place] ?? 0;
      if (values[index] !== values[order[rank] ?? 0]) rank = place;
      ranks[index] = rank;
    }
  };
}

/** Sorts indices by value, the highest first; quick where few are far from their place. */
function insertAll(order: Int32Array, values: Float64Array): void {
  for (let place = 1; place < order.length; place += 1) {
    const index = order[place] ?? 0;
    const value = values[index] ?? 0;
    let hole = place;
    for (; hole > 0 && (values[order[hole - 1] ?? 0] ?? 0) < value; hole -= 1)
      order[hole] = order[hole - 1] ?? 0;
    order[hole] = index;
  }
}
