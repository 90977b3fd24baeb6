import { findCanonicalOrder } from './canonical-order.ts';
import type { Totals } from './totals.ts';

/** Sums over all entries that have the same number of readers: all that the absorbed equations need of them. */
export type SizeClass = {
  readonly readers: number;
  readonly entries: number;
  /** Σ S_i and Σ S_i², S_i being the sum of an entry's centred totals. */
  readonly sum: number;
  readonly sumOfSquares: number;
  /** For each juror, how many of these entries they read, and Σ S_i over those. */
  readonly read: Float64Array;
  readonly readSum: Float64Array;
  /** For each pair of jurors (row by row), how many of these entries both read. */
  readonly together: Float64Array;
};

/**
 * The readings as the linear algebra wants them: in canonical order, centred, entry by entry, and summed once so
 * that each evaluation of the likelihood costs jurors³ and no longer depends on the number of sheets.
 */
export type Design = {
  /** Places in `Totals` of the entries and jurors that have readings. */
  readonly entries: readonly number[];
  readonly jurors: readonly number[];
  readonly sheets: number;
  /** The mean of all totals, which `values` are less of. */
  readonly centre: number;
  /** Entry i has the readings `starts[i]` to `starts[i + 1]` of `jurorOf` and `values`. */
  readonly starts: Int32Array;
  readonly jurorOf: Int32Array;
  readonly values: Float64Array;
  readonly entrySum: Float64Array;
  readonly jurorSum: Float64Array;
  readonly sheetsOfJuror: Int32Array;
  /** Σ of the squared centred totals. */
  readonly squares: number;
  readonly classes: readonly SizeClass[];
};

/** Lays out totals (checked, at least one reading) for the linear algebra. */
export function layOut(totals: Totals): Design {
  const order = findCanonicalOrder(totals);
  const placeOfJuror = new Map(order.jurors.map((juror, place) => [juror, place]));
  const placeOfEntry = new Map(order.entries.map((entry, place) => [entry, place]));
  const sorted = totals.readings
    .map(({ entry, juror, total }) => ({
      entry: placeOfEntry.get(entry) ?? 0,
      juror: placeOfJuror.get(juror) ?? 0,
      total,
    }))
    .sort((a, b) => a.entry - b.entry || a.juror - b.juror);
  const sheets = sorted.length;
  const centre = sheets === 0 ? 0 : sorted.reduce((sum, { total }) => sum + total, 0) / sheets;

  const starts = new Int32Array(order.entries.length + 1);
  const jurorOf = new Int32Array(sheets);
  const values = new Float64Array(sheets);
  const entrySum = new Float64Array(order.entries.length);
  const jurorSum = new Float64Array(order.jurors.length);
  const sheetsOfJuror = new Int32Array(order.jurors.length);
  let squares = 0;
  for (const [index, { entry, juror, total }] of sorted.entries()) {
    const value = total - centre;
    starts[entry + 1] = index + 1;
    jurorOf[index] = juror;
    values[index] = value;
    entrySum[entry] = (entrySum[entry] ?? 0) + value;
    jurorSum[juror] = (jurorSum[juror] ?? 0) + value;
    sheetsOfJuror[juror] = (sheetsOfJuror[juror] ?? 0) + 1;
    squares += value * value;
  }
  const { entries, jurors } = order;
  const laid = { entries, jurors, sheets, centre, starts, jurorOf, values };
  const sums = { entrySum, jurorSum, sheetsOfJuror, squares };
  return { ...laid, ...sums, classes: sumBySize(starts, jurorOf, entrySum, jurors.length) };
}

function sumBySize(
  starts: Int32Array,
  jurorOf: Int32Array,
  entrySum: Float64Array,
  jurors: number,
): SizeClass[] {
  const classes = new Map<number, SizeClass>();
  for (const [entry, sum] of entrySum.entries()) {
    const readers = jurorOf.subarray(starts[entry] ?? 0, starts[entry + 1] ?? 0);
    const before = classes.get(readers.length) ?? emptyClass(readers.length, jurors);
    for (const juror of readers) {
      before.read[juror] = (before.read[juror] ?? 0) + 1;
      before.readSum[juror] = (before.readSum[juror] ?? 0) + sum;
      for (const other of readers) {
        const cell = juror * jurors + other;
        before.together[cell] = (before.together[cell] ?? 0) + 1;
      }
    }
    classes.set(readers.length, {
      ...before,
      entries: before.entries + 1,
      sum: before.sum + sum,
      sumOfSquares: before.sumOfSquares + sum * sum,
    });
  }
  return [...classes.values()].sort((a, b) => a.readers - b.readers);
}

function emptyClass(readers: number, jurors: number): SizeClass {
  return {
    readers,
    entries: 0,
    sum: 0,
    sumOfSquares: 0,
    read: new Float64Array(jurors),
    readSum: new Float64Array(jurors),
    together: new Float64Array(jurors * jurors),
  };
}
