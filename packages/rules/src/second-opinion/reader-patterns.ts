import type { Design } from './design.ts';

/** Entries read by exactly the same jurors are alike to the equations; each such set of jurors is a pattern. */
export type ReaderPatterns = {
  /** Places in (jurors, mu) whose effects an entry's predictions are less of, and how many times: 1 a juror, n for μ. */
  readonly patterns: readonly { readonly readers: Int32Array }[];
  /** For each entry, its pattern. */
  readonly patternOf: Int32Array;
};

/** Finds the distinct sets of readers. */
export function findPatterns(design: Design): ReaderPatterns {
  const known = new Map<string, number>();
  const patterns: { readers: Int32Array }[] = [];
  const patternOf = Int32Array.from(design.entries, (_, entry) => {
    const readers = design.jurorOf.subarray(design.starts[entry] ?? 0, design.starts[entry + 1] ?? 0);
    const key = readers.join();
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, patterns.length);
    patterns.push({ readers });
    return patterns.length - 1;
  });
  return { patterns, patternOf };
}

/** For each pattern, what is left of an entry's variance given its sheets, in units of the residual's. */
export function absorbPatterns({ patterns }: ReaderPatterns, sdEntry: number): Float64Array {
  const ratio = sdEntry ** 2;
  const absorbed = new Float64Array(patterns.length);
  for (const [pattern, { readers }] of patterns.entries()) {
    absorbed[pattern] = ratio / (1 + ratio * readers.length);
  }
  return absorbed;
}

/**
 * The covariance that entries of two patterns owe to their readers: f_p f_q c_p' Q c_q into `shared`, row by row, where
 * f is what `absorbPatterns` gives, c_p counts each reader once and μ as often as there are readers, and Q is the
 * covariance of (jurors, mu).
 */
export function covaryPatterns(
  { patterns }: ReaderPatterns,
  absorbed: Float64Array,
  covariance: Float64Array,
  shared: Float64Array,
): void {
  const size = Math.sqrt(covariance.length);
  const count = patterns.length;
  const weighted = new Float64Array(size);
  for (const [row, { readers }] of patterns.entries()) {
    const meanRow = (size - 1) * size;
    for (let place = 0; place < size; place += 1) {
      let sum = readers.length * (covariance[meanRow + place] ?? 0);
      for (let index = 0; index < readers.length; index += 1) {
        sum += covariance[(readers[index] ?? 0) * size + place] ?? 0;
      }
      weighted[place] = sum * (absorbed[row] ?? 0);
    }
    for (let column = row; column < count; column += 1) {
      const others = patterns[column]?.readers ?? readers;
      let sum = others.length * (weighted[size - 1] ?? 0);
      for (let index = 0; index < others.length; index += 1) sum += weighted[others[index] ?? 0] ?? 0;
      sum *= absorbed[column] ?? 0;
      shared[row * count + column] = sum;
      shared[column * count + row] = sum;
    }
  }
}
