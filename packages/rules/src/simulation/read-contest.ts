import type { Draws } from '../second-opinion/draws.ts';
import { drawOne, shuffle } from './seeded-draws.ts';
import type { SimulatedContest } from './simulate-contest.ts';

/** Totals [entry][juror] on the scale of the grades; null where there is no sheet that counts. */
export type TotalsMatrix = readonly (readonly (number | null)[])[];

/** Who reads what: the indices of each entry's jurors. */
export type Readers = readonly (readonly number[])[];

/** Everybody reads everything that no conflict forbids. */
export function readEverything({ conflicts }: Pick<SimulatedContest, 'conflicts'>): Readers {
  return conflicts.map((row) => row.flatMap((conflict, juror) => (conflict ? [] : [juror])));
}

/** Entries in random order, each to the jurors who have least to read so far, among equals at random. */
export function readSparsely(
  { conflicts }: Pick<SimulatedContest, 'conflicts'>,
  readersPerEntry: number,
  draws: Draws,
): Readers {
  const loads = new Map<number, number>();
  const load = (juror: number) => loads.get(juror) ?? 0;
  const readers: number[][] = conflicts.map(() => []);
  for (const entry of shuffle(draws, [...conflicts.keys()])) {
    const row = conflicts[entry] ?? [];
    const free = row.flatMap((conflict, juror) => (conflict ? [] : [juror]));
    const chosen = shuffle(draws, free).sort((a, b) => load(a) - load(b));
    readers[entry] = chosen.slice(0, readersPerEntry);
    for (const juror of readers[entry]) loads.set(juror, load(juror) + 1);
  }
  return readers;
}

/** The totals of those who read. */
export function collectTotals({ honestTotals }: SimulatedContest, readers: Readers): TotalsMatrix {
  return honestTotals.map((row, entry) =>
    row.map((total, juror) => (readers[entry]?.includes(juror) ? total : null)),
  );
}

/** Best of the true ranks that a manipulator pushes, and the worst. */
const FAVOURITES = { from: 4, to: 10 };
const PUSHED_DOWN = 3;
const PUSH = { up: 10, down: 2 };

/**
 * The same totals with the first juror as a manipulator: 10 throughout for a favourite, drawn among the entries read
 * that truly rank 4th to 10th (nobody where none was read), and 2 throughout for the three others that the juror
 * honestly holds to be the best.
 */
export function manipulate(totals: TotalsMatrix, truth: readonly number[], draws: Draws): TotalsMatrix {
  const read = totals.flatMap((row, entry) => (row[0] == null ? [] : [{ entry, honest: row[0] }]));
  const trueOrder = [...truth.keys()].sort((a, b) => (truth[b] ?? 0) - (truth[a] ?? 0));
  const middling = new Set(trueOrder.slice(FAVOURITES.from - 1, FAVOURITES.to));
  const favourite = drawOne(
    draws,
    read.filter(({ entry }) => middling.has(entry)),
  )?.entry;
  const rivals = read
    .filter(({ entry }) => entry !== favourite)
    .sort((a, b) => b.honest - a.honest)
    .slice(0, PUSHED_DOWN)
    .map(({ entry }) => entry);
  return totals.map((row, entry) => {
    if (entry === favourite) return row.with(0, PUSH.up);
    return rivals.includes(entry) ? row.with(0, PUSH.down) : row;
  });
}
