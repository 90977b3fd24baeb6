import type { Draws } from '../second-opinion/draws.ts';
import { shuffle } from '../simulation/seeded-draws.ts';
import { type Board, loadOf, mayTake, readersOf } from './board.ts';

/**
 * Gives every entry its readers: entries in random order, each to the jurors with the least to read, among equals at
 * random. An entry that has readers of an earlier plan keeps them; too many, and those with the most to read go.
 */
export function assignReaders(board: Board, readersPerEntry: number, draws: Draws): void {
  const { readers, loads } = board;
  for (const entry of readers.keys()) dropSurplus(board, entry, readersPerEntry);
  for (const entry of shuffle(draws, [...readers.keys()])) {
    const row = readersOf(board, entry);
    const free = loads.flatMap((_, juror) => (mayTake(board, { entry, juror }) ? [juror] : []));
    const leastFirst = shuffle(draws, free).sort((a, b) => loadOf(board, a) - loadOf(board, b));
    for (const juror of leastFirst.slice(0, readersPerEntry - row.length)) {
      row.push(juror);
      loads[juror] = loadOf(board, juror) + 1;
    }
  }
}

function dropSurplus(board: Board, entry: number, readersPerEntry: number): void {
  const row = readersOf(board, entry);
  const mostFirst = row.toSorted((a, b) => loadOf(board, b) - loadOf(board, a) || a - b);
  for (const juror of mostFirst.slice(0, Math.max(0, row.length - readersPerEntry))) {
    row.splice(row.indexOf(juror), 1);
    board.loads[juror] = loadOf(board, juror) - 1;
  }
}
