import { describe, expect, test } from 'vitest';
import { computeRanking } from './compute-ranking.ts';
import { readGradesFile } from './grades-file.ts';

const file = {
  scale: { min: 0, max: 5 },
  criteria: [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 3 },
  ],
  dossiers: ['X', 'Y'],
  jurors: ['J', 'K'],
  sheets: [
    { dossier: 'X', juror: 'J', grades: [4, 2] },
    { dossier: 'X', juror: 'K', grades: [3, 3] },
    { dossier: 'Y', juror: 'K', grades: [1, null] },
  ],
};
const sheet = (grades: unknown[], dossier = 'X', juror = 'J') => ({
  ...file,
  sheets: [{ dossier, juror, grades }],
});

test('complete sheets become totals', () => {
  expect(readGradesFile(file)).toMatchObject({
    kind: 'grades',
    totals: {
      entries: ['X', 'Y'],
      jurors: ['J', 'K'],
      readings: [
        { entry: 0, juror: 0, total: 2.5 },
        { entry: 0, juror: 1, total: 3 },
      ],
    },
  });
});

describe('a file that can’t be used is refused, saying where', () => {
  test.each([
    ['nothing', null, 'malformed', 'file'],
    ['a list', [], 'malformed', 'file'],
    ['no sheets', { ...file, sheets: undefined }, 'malformed', 'sheets'],
    ['no criteria', { ...file, criteria: [] }, 'malformed', 'criteria'],
    [
      'a weight of 0',
      {
        ...file,
        criteria: [
          { id: 'a', weight: 0 },
          { id: 'b', weight: 1 },
        ],
      },
      'weight-not-positive',
      'a',
    ],
    [
      'a weight of 0.5',
      {
        ...file,
        criteria: [
          { id: 'a', weight: 1 },
          { id: 'b', weight: 0.5 },
        ],
      },
      'weight-not-positive',
      'b',
    ],
    [
      'a weight that is no number',
      {
        ...file,
        criteria: [
          { id: 'a', weight: Number.NaN },
          { id: 'b', weight: 1 },
        ],
      },
      'weight-not-positive',
      'a',
    ],
    ['a fraction of a point', sheet([4, 2.5]), 'grade-not-whole', 'X, J, b'],
    ['NaN', sheet([Number.NaN, 2]), 'grade-not-whole', 'X, J, a'],
    ['a text', sheet(['4', 2]), 'grade-not-whole', 'X, J, a'],
    ['a grade above the scale', sheet([6, 2]), 'grade-out-of-scale', 'X, J, a'],
    ['too few grades', sheet([6]), 'malformed', 'X, J'],
    ['an unknown entry', sheet([1, 2], 'Z'), 'unknown-entry', 'Z'],
    ['an unknown juror', sheet([1, 2], 'X', 'L'), 'unknown-juror', 'L'],
    [
      'a sheet twice',
      { ...file, sheets: [...file.sheets, ...file.sheets.slice(0, 1)] },
      'read-twice',
      'X, J',
    ],
    ['an entry twice', { ...file, dossiers: ['X', 'Y', 'X'] }, 'listed-twice', 'X'],
    ['totals with a text', { totals: [[1, 'x']] }, 'malformed', 'totals'],
    ['totals with NaN', { totals: [[1, Number.NaN]] }, 'total-not-a-number', '1, 2'],
    ['totals with infinity', { totals: [[Number.POSITIVE_INFINITY]] }, 'total-not-a-number', '1, 1'],
    ['names for fewer entries than rows', { totals: [[1], [2]], dossiers: ['X'] }, 'unknown-entry', '1'],
  ])('%s', (_, bad, code, subject) => {
    expect(computeRanking(bad)).toEqual({ kind: 'refused', problems: [{ code, subject }] });
  });
});

test.each([
  ['no entries', { totals: [] }, 'no-sheets'],
  ['no sheets', { ...file, sheets: [] }, 'no-sheets'],
  [
    'one sheet',
    {
      totals: [
        [3, null],
        [null, null],
      ],
    },
    'one-juror',
  ],
  [
    'a sheet each',
    {
      totals: [
        [3, null],
        [null, 4],
      ],
    },
    'not-identifiable',
  ],
  [
    'three sheets',
    {
      totals: [
        [3, 2],
        [null, 4],
      ],
    },
    'too-few-sheets',
  ],
])('%s: figures without calibration', (_, small, reason) => {
  expect(computeRanking(small)).toMatchObject({
    kind: 'figures',
    calibrationSkipped: reason,
    reml: null,
    bayesGrid: null,
  });
});
