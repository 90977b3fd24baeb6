import type { Reading, Totals } from './totals.ts';

/** The places of `Totals.entries` and `Totals.jurors`, put in an order that depends on the readings alone. */
export type CanonicalOrder = { readonly entries: readonly number[]; readonly jurors: readonly number[] };

const ROUNDS = 3;

/**
 * An order of entries and jurors by what was graded, so that floating-point sums and seeded draws are the same to
 * the last bit whatever the order of the rows and whatever the names. Entries and jurors without a reading are
 * left out. Colour refinement (Weisfeiler & Leman 1968): first by the sorted totals, then by whose totals they are.
 * What a few rounds can't tell apart, which is as good as interchangeable, goes by name.
 */
export function findCanonicalOrder({ entries, jurors, readings }: Totals): CanonicalOrder {
  const entryReadings = groupBy(entries.length, readings, ({ entry }) => entry);
  const jurorReadings = groupBy(jurors.length, readings, ({ juror }) => juror);
  let entryClass: readonly number[] = entries.map(() => 0);
  let jurorClass: readonly number[] = jurors.map(() => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const ofJuror = jurorClass;
    const nextEntryClass = classify(entryReadings, ({ juror }) => ofJuror[juror] ?? 0);
    const ofEntry = nextEntryClass;
    jurorClass = classify(jurorReadings, ({ entry }) => ofEntry[entry] ?? 0);
    entryClass = nextEntryClass;
  }
  return {
    entries: orderByClass(entryReadings, entryClass, entries),
    jurors: orderByClass(jurorReadings, jurorClass, jurors),
  };
}

function groupBy(size: number, readings: readonly Reading[], key: (reading: Reading) => number): Reading[][] {
  const groups: Reading[][] = Array.from({ length: size }, () => []);
  for (const reading of readings) groups[key(reading)]?.push(reading);
  return groups;
}

/** Numbers the distinct profiles; a profile is the sorted list of (total, class of the other side). */
function classify(groups: readonly Reading[][], otherClass: (reading: Reading) => number): number[] {
  const profiles = groups.map((group) =>
    group
      .map((reading): [number, number] => [reading.total, otherClass(reading)])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .flat(),
  );
  const order = profiles
    .map((_, index) => index)
    .sort((a, b) => compareLists(profiles[a] ?? [], profiles[b] ?? []));
  const classes = profiles.map(() => 0);
  let current = 0;
  for (const [place, index] of order.entries()) {
    const before = order[place - 1];
    if (before !== undefined && compareLists(profiles[before] ?? [], profiles[index] ?? []) !== 0)
      current += 1;
    classes[index] = current;
  }
  return classes;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function orderByClass(
  groups: readonly Reading[][],
  classes: readonly number[],
  ids: readonly string[],
): number[] {
  const read = groups.flatMap((group, index) => (group.length === 0 ? [] : [index]));
  return read.sort((a, b) => {
    const difference = (classes[a] ?? 0) - (classes[b] ?? 0);
    if (difference !== 0) return difference;
    const [idA, idB] = [ids[a] ?? '', ids[b] ?? ''];
    if (idA === idB) return 0;
    return idA < idB ? -1 : 1;
  });
}
