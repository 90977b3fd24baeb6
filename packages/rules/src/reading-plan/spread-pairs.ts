import type { Draws } from '../second-opinion/draws.ts';
import { drawIndex } from '../simulation/seeded-draws.ts';
import { type Board, type Cell, isKept, listCells, maySwap, readersOf, swap } from './board.ts';

/** Swaps tried a reading: more than this many hardly lower the sum any further. */
const TRIES = 60;

/**
 * Exchanges readings, loads unchanged, wherever that lowers Σ (entries that two jurors both read)² over all pairs of
 * jurors: every juror is then compared with every other, rather than always with the same two. Readings of an
 * earlier plan stay.
 */
export function spreadPairs(board: Board, draws: Draws): void {
  const cells = listCells(board).filter((cell) => !isKept(board, cell));
  if (cells.length < 2) return;
  const together = countPairs(board);
  for (let tries = TRIES * cells.length; tries > 0; tries -= 1) {
    const first = drawIndex(draws, cells.length);
    const second = drawIndex(draws, cells.length);
    const one = cells[first];
    const other = cells[second];
    if (one === undefined || other === undefined || !maySwap(board, one, other)) continue;
    if (exchange(board, together, one, other) >= 0) {
      const back = { entry: one.entry, juror: other.juror };
      exchange(board, together, back, { entry: other.entry, juror: one.juror });
      continue;
    }
    cells[first] = { entry: one.entry, juror: other.juror };
    cells[second] = { entry: other.entry, juror: one.juror };
  }
}

/** Σ (entries that two jurors both read)² over all pairs of jurors: lower is better mixed. */
export function sumSquaredPairs(board: Pick<Board, 'readers' | 'loads'>): number {
  let sum = 0;
  for (const count of countPairs(board)) sum += count * count;
  // Each pair was counted from both sides.
  return sum / 2;
}

/** How many entries jurors a and b both read, at a · jurors + b. */
function countPairs({ readers, loads }: Pick<Board, 'readers' | 'loads'>): Int32Array {
  const together = new Int32Array(loads.length ** 2);
  for (const row of readers) {
    for (const a of row) {
      for (const b of row) if (a !== b) add(together, a * loads.length + b, 1);
    }
  }
  return together;
}

function add(together: Int32Array, index: number, by: number): void {
  together[index] = (together[index] ?? 0) + by;
}

/** Swaps, keeps the counts up to date, and says by how much the sum of squares rose. */
function exchange(board: Board, together: Int32Array, one: Cell, other: Cell): number {
  const rise = replace(board, together, one, other.juror) + replace(board, together, other, one.juror);
  swap(board, one, other);
  return rise;
}

function replace(board: Board, together: Int32Array, { entry, juror }: Cell, by: number): number {
  const jurors = board.loads.length;
  const shift = (a: number, b: number, change: 1 | -1) => {
    const before = together[a * jurors + b] ?? 0;
    add(together, a * jurors + b, change);
    add(together, b * jurors + a, change);
    return (before + change) ** 2 - before ** 2;
  };
  let rise = 0;
  for (const companion of readersOf(board, entry)) {
    if (companion !== juror) rise += shift(juror, companion, -1) + shift(by, companion, 1);
  }
  return rise;
}
