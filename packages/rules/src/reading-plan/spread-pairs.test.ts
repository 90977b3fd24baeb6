import { expect, test } from 'vitest';
import { openStream } from '../simulation/seeded-draws.ts';
import { assignReaders } from './assign-readers.ts';
import { balanceLoads } from './balance-loads.ts';
import type { Board } from './board.ts';
import { spreadPairs, sumSquaredPairs } from './spread-pairs.ts';

const everyone = (entries: number, jurors: number) =>
  Array.from({ length: entries }, () => Array.from({ length: jurors }, () => true));

/** Jurors in fixed teams: every pair is together always or never. */
function inBlocks(entries: number, jurors: number, team: number): Board {
  const readers = Array.from({ length: entries }, (_, entry) => {
    const first = (entry % (jurors / team)) * team;
    return Array.from({ length: team }, (_, member) => first + member);
  });
  const loads = Array.from(
    { length: jurors },
    (_, juror) => readers.flat().filter((one) => one === juror).length,
  );
  return { allowed: everyone(entries, jurors), readers, loads, kept: new Set() };
}

test('breaks up fixed teams: pairs end up about equally often together, loads unchanged', () => {
  const board = inBlocks(60, 9, 3);
  const loads = [...board.loads];
  const before = sumSquaredPairs(board);
  spreadPairs(board, openStream(1));
  expect(before).toBe(9 * 20 ** 2);
  expect(board.loads).toEqual(loads);
  // 180 pairs over 36 couples of jurors: 5 each at best.
  expect(sumSquaredPairs(board)).toBeLessThanOrEqual(36 * 5 ** 2 + 2 * 4);
});

test('improves on the random plan it starts from, and never makes one worse', () => {
  for (let seed = 0; seed < 30; seed += 1) {
    const loads = Array.from({ length: 8 }, () => 0);
    const readers = Array.from({ length: 60 }, (): number[] => []);
    const board: Board = { allowed: everyone(60, 8), readers, loads, kept: new Set() };
    const draws = openStream(seed);
    assignReaders(board, 3, draws);
    balanceLoads(board);
    const before = sumSquaredPairs(board);
    spreadPairs(board, draws);
    // 180 pairs over 28 couples: 16 of 6 and 12 of 7 at best.
    expect(sumSquaredPairs(board)).toBeLessThanOrEqual(Math.min(before, 1164 + 16));
  }
});
