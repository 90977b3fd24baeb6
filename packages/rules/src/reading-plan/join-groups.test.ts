import { expect, test } from 'vitest';
import type { Board } from './board.ts';
import { countGroups, joinGroups } from './join-groups.ts';

function board(
  readers: number[][],
  jurors: number,
  forbidden: readonly (readonly [number, number])[] = [],
): Board {
  const allowed = readers.map((_, entry) =>
    Array.from({ length: jurors }, (_, juror) => !forbidden.some(([e, j]) => e === entry && j === juror)),
  );
  const loads = Array.from(
    { length: jurors },
    (_, juror) => readers.flat().filter((one) => one === juror).length,
  );
  return { allowed, readers, loads, kept: new Set() };
}

const threeTeams = () => [
  [0, 1],
  [0, 1],
  [2, 3],
  [2, 3],
  [4, 5],
  [4, 5],
];

test('teams that share nothing are joined by exchanges that leave the loads', () => {
  const teams = board(threeTeams(), 6);
  expect(countGroups(teams)).toBe(3);
  joinGroups(teams);
  expect(countGroups(teams)).toBe(1);
  expect(teams.loads).toEqual([2, 2, 2, 2, 2, 2]);
});

test('conflicts are respected, and what they keep apart stays apart', () => {
  const forbidden = [0, 1].flatMap((entry) => [2, 3, 4, 5].map((juror) => [entry, juror] as const));
  const teams = board(threeTeams(), 6, forbidden);
  joinGroups(teams);
  expect(countGroups(teams)).toBe(2);
  expect(teams.readers.slice(0, 2)).toEqual([
    [0, 1],
    [0, 1],
  ]);
});

test('jurors who read nothing are no group', () => {
  expect(countGroups(board([[0, 1]], 4))).toBe(1);
});
