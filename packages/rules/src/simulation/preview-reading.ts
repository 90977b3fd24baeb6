import { planBoard } from '../reading-plan/plan-reading.ts';
import { USUAL_JURY } from './jury-model.ts';
import { plainMean } from './marking-methods.ts';
import { findLikelyTop, giveSecondMarks } from './opinion.ts';
import { collectTotals, type Readers, readEverything } from './read-contest.ts';
import { openStream } from './seeded-draws.ts';
import { shareOfTop } from './share-of-top.ts';
import { type SimulatedContest, simulateContest } from './simulate-contest.ts';

/** A reading plan to try before the contest. */
export type PreviewRequest = {
  readonly entries: number;
  readonly jurors: number;
  readonly readersPerEntry: number;
  readonly seed: number;
};

/** A way of reading: so many readers an entry, or all; perhaps the zone to everyone after that. */
export type ReadingOption = {
  readonly kind: 'fewer' | 'asked' | 'asked-then-zone' | 'more' | 'everything';
  /** Null: everyone. */
  readonly readersPerEntry: number | null;
};

/** What a way of reading costs and finds in one simulated contest. */
export type ReadingOutcome = ReadingOption & {
  readonly sheets: number;
  /** Share of the true top 3 among the three first by the official rule. */
  readonly officialShare: number;
  /** The same by the mean that allows for each juror's severity, spread and noise. */
  readonly allowingShare: number;
};

const PLACES = 3;
/** Of the posterior: enough to tell a chance of 5 % from none. */
const DRAWS = 500;

/** The ways of reading to compare: those that are the same as reading everything are listed once. */
export function listReadingOptions({
  readersPerEntry,
  jurors,
}: Pick<PreviewRequest, 'jurors' | 'readersPerEntry'>): ReadingOption[] {
  const partial = (kind: ReadingOption['kind'], readers: number): ReadingOption[] =>
    readers >= 1 && readers < jurors ? [{ kind, readersPerEntry: readers }] : [];
  return [
    ...partial('fewer', readersPerEntry - 1),
    ...partial('asked', readersPerEntry),
    ...partial('asked-then-zone', readersPerEntry),
    ...partial('more', readersPerEntry + 1),
    { kind: 'everything', readersPerEntry: null },
  ];
}

/**
 * Plays one contest (0, 1, 2 … of the seed) before the usual jury, once for each way of reading: the same projects, jurors
 * and grades in all of them.
 */
export function previewContest(request: PreviewRequest, contest: number): ReadingOutcome[] {
  const { entries, jurors, readersPerEntry, seed } = request;
  const shape = { model: USUAL_JURY, entries, jurors, erratic: 0, leastReaders: readersPerEntry };
  const made = simulateContest(shape, openStream(seed, contest));
  return listReadingOptions(request).map((option) => {
    const readers = readAs(option, made, seed + contest);
    const totals = collectTotals(made, readers);
    return {
      ...option,
      sheets: readers.flat().length,
      officialShare: shareOfTop(made.truth, plainMean(totals), PLACES),
      allowingShare: shareOfTop(made.truth, giveSecondMarks(totals).spreadAndNoise, PLACES),
    };
  });
}

function readAs({ kind, readersPerEntry }: ReadingOption, made: SimulatedContest, seed: number): Readers {
  const everything = readEverything(made);
  if (readersPerEntry === null) return everything;
  const allowed = made.conflicts.map((row) => row.map((conflict) => !conflict));
  const jurors = allowed[0]?.length ?? 0;
  const { readers } = planBoard(allowed, [], jurors, readersPerEntry, seed);
  if (kind !== 'asked-then-zone') return readers;
  const first = collectTotals(made, readers);
  const zone = new Set(findLikelyTop(first, { draws: DRAWS, seed, places: PLACES }));
  return readers.map((row, entry) => (zone.has(entry) ? (everything[entry] ?? row) : row));
}
