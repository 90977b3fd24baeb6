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

/**
 * c_p' Q c_q for each pair of patterns, row by row, where c_p counts each reader once and μ as often as there are
 * readers, and Q is the covariance of (jurors, mu).
 */
export function covaryPatterns({ patterns }: ReaderPatterns, covariance: Float64Array): Float64Array {
  const size = Math.sqrt(covariance.length);
  const count = patterns.length;
  const result = new Float64Array(count * count);
  const weighted = new Float64Array(size);
  for (const [row, { readers }] of patterns.entries()) {
    weighted.fill(0);
    const meanRow = (size - 1) * size;
    for (let place = 0; place < size; place += 1) {
      let sum = readers.length * (covariance[meanRow + place] ?? 0);
      for (const reader of readers) sum += covariance[reader * size + place] ?? 0;
      weighted[place] = sum;
    }
    for (let column = row; column < count; column += 1) {
      const others = patterns[column]?.readers ?? readers;
      let sum = others.length * (weighted[size - 1] ?? 0);
      for (const reader of others) sum += weighted[reader] ?? 0;
      result[row * count + column] = sum;
      result[column * count + row] = sum;
    }
  }
  return result;
}
