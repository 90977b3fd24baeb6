import { openStream } from '../simulation/seeded-draws.ts';
import { assignReaders } from './assign-readers.ts';
import { balanceLoads } from './balance-loads.ts';
import { type Board, keyOf, listCells, readersOf } from './board.ts';
import { countGroups, joinGroups } from './join-groups.ts';
import { spreadPairs } from './spread-pairs.ts';

/** One juror and one entry: who reads what, or may not. */
export type Pairing = { readonly entryId: string; readonly jurorId: string };

/** What the first wave of reading is planned from; rows may come in any order. */
export type ReadingRequest = {
  readonly entryIds: readonly string[];
  readonly jurorIds: readonly string[];
  /** Who may not read what. Conflicts of other entries or jurors are passed over. */
  readonly conflicts: readonly Pairing[];
  readonly readersPerEntry: number;
  /** Another seed is another plan, as good as the first. */
  readonly seed: number;
  /** A plan that people already know: what still holds of it stays. */
  readonly previous?: readonly Pairing[];
};

/** Who reads what, or why it can't be so. */
export type ReadingPlan =
  | {
      readonly kind: 'planned';
      /** By entry, then by juror. */
      readonly assignments: readonly Pairing[];
      /** Entries to read, by juror. */
      readonly loads: ReadonlyMap<string, number>;
      /** Groups of jurors and entries that share nothing; 1 when all marks can be compared. */
      readonly groups: number;
    }
  | { readonly kind: 'not-a-count'; readonly readersPerEntry: number }
  | { readonly kind: 'listed-twice'; readonly ids: readonly string[] }
  | {
      readonly kind: 'too-few-readers';
      readonly readersPerEntry: number;
      /** Every entry that conflicts leave too few jurors. */
      readonly entries: readonly { readonly entryId: string; readonly jurors: number }[];
    };

/** A plan in groups is drawn anew so often before it is accepted. */
const ATTEMPTS = 20;

/**
 * The first wave: as many readers for every entry, without conflicts; loads as equal as the conflicts allow (a
 * difference of one at most wherever that can be); connected; and every pair of jurors about as often together as any
 * other. The same for the same seed whatever the order of the rows. With `previous`, few assignments change.
 *
 * @example planReading({ entryIds, jurorIds, conflicts: [], readersPerEntry: 3, seed: 1 })
 */
export function planReading(request: ReadingRequest): ReadingPlan {
  const { readersPerEntry, seed } = request;
  if (!Number.isSafeInteger(readersPerEntry) || readersPerEntry < 1) {
    return { kind: 'not-a-count', readersPerEntry };
  }
  const twice = [...listTwice(request.entryIds), ...listTwice(request.jurorIds)];
  if (twice.length > 0) return { kind: 'listed-twice', ids: twice };

  const entryIds = request.entryIds.toSorted(compareIds);
  const jurorIds = request.jurorIds.toSorted(compareIds);
  const allowed = allowPairings(entryIds, jurorIds, request.conflicts);
  const entries = entryIds
    .map((entryId, entry) => ({ entryId, jurors: allowed[entry]?.filter(Boolean).length ?? 0 }))
    .filter(({ jurors }) => jurors < readersPerEntry);
  if (entries.length > 0) return { kind: 'too-few-readers', readersPerEntry, entries };

  const previous = keepPrevious(entryIds, jurorIds, request.previous ?? []);
  const board = planBoard(allowed, previous, jurorIds.length, readersPerEntry, seed);
  const assignments = entryIds.flatMap((entryId, entry) =>
    readersOf(board, entry)
      .toSorted((a, b) => a - b)
      .map((juror) => ({ entryId, jurorId: jurorIds[juror] ?? '' })),
  );
  const loads = new Map(jurorIds.map((jurorId, juror) => [jurorId, board.loads[juror] ?? 0]));
  return { kind: 'planned', assignments, loads, groups: countGroups(board) };
}

/** The same by indices: `allowed` and `previous` are [entry][juror]. Every entry must have jurors enough. */
export function planBoard(
  allowed: readonly (readonly boolean[])[],
  previous: readonly (readonly number[])[],
  jurors: number,
  readersPerEntry: number,
  seed: number,
): Board {
  let best: Board | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const board = openBoard(allowed, previous, jurors);
    const draws = openStream(seed, attempt);
    assignReaders(board, readersPerEntry, draws);
    balanceLoads(board);
    spreadPairs(board, draws);
    joinGroups(board);
    if (countGroups(board) <= 1) return board;
    if (best === null || countGroups(board) < countGroups(best)) best = board;
  }
  return best ?? openBoard(allowed, previous, jurors);
}

function openBoard(
  allowed: readonly (readonly boolean[])[],
  previous: readonly (readonly number[])[],
  jurors: number,
): Board {
  const readers = allowed.map((row, entry) => (previous[entry] ?? []).filter((juror) => row[juror] === true));
  const loads = Array.from({ length: jurors }, () => 0);
  for (const juror of readers.flat()) loads[juror] = (loads[juror] ?? 0) + 1;
  return {
    allowed,
    readers,
    loads,
    kept: new Set(listCells({ readers }).map((cell) => keyOf({ loads }, cell))),
  };
}

function keepPrevious(
  entryIds: readonly string[],
  jurorIds: readonly string[],
  previous: readonly Pairing[],
): number[][] {
  const known = new Set(previous.map(namePairing));
  return entryIds.map((entryId) =>
    jurorIds.flatMap((jurorId, juror) => (known.has(namePairing({ entryId, jurorId })) ? [juror] : [])),
  );
}

function allowPairings(
  entryIds: readonly string[],
  jurorIds: readonly string[],
  conflicts: readonly Pairing[],
): boolean[][] {
  const forbidden = new Set(conflicts.map(namePairing));
  return entryIds.map((entryId) =>
    jurorIds.map((jurorId) => !forbidden.has(namePairing({ entryId, jurorId }))),
  );
}

/** Unambiguous, whatever the ids contain. */
export function namePairing({ entryId, jurorId }: Pairing): string {
  return JSON.stringify([entryId, jurorId]);
}

function listTwice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
