import { describe, expect, test } from 'vitest';
import { fraction } from './fraction.ts';
import { type RankingRules, rankEntries } from './ranking.ts';
import type { Grades, ScoreSheet, SheetState } from './score-sheet.ts';

const edition: RankingRules = {
  criteria: [
    { id: 'a', name: 'A', description: 'A', weight: 1 },
    { id: 'b', name: 'B', description: 'B', weight: 1 },
  ],
  scale: { min: 0, max: 5, anchors: [] },
  quorum: 3,
  finalistsPerCategory: 3,
  tieBreaks: [],
  trimmedMean: null,
};

/** One sheet for each pair of grades, by jurors 1, 2, 3, … */
const grade = (entryId: string, ...pairs: [number, number][]): ScoreSheet[] =>
  pairs.map(([a, b], index) => sheet(entryId, String(index + 1), { a, b }));

const sheet = (
  entryId: string,
  jurorId: string,
  grades: Grades,
  state: SheetState = 'submitted',
): ScoreSheet => ({
  entryId,
  jurorId,
  state,
  grades,
});

const rank = (sheets: ScoreSheet[], ids: string[], rules: RankingRules = edition) =>
  rankEntries({ edition: rules, entries: ids.map((id) => ({ id })), sheets });

describe('the official ranking', () => {
  test('an empty category has an empty ranking', () => {
    expect(rank([], [])).toEqual({ method: 'mean', entries: [], cutLine: { kind: 'clear' }, obstacles: [] });
  });

  test('describes an entry: mark, sheets, spread, histogram of its totals', () => {
    const sheets = grade('X', [5, 4], [3, 3], [2, 3], [0, 0]);
    const ranking = rankEntries({ edition, entries: [{ id: 'X' }], sheets, expected: new Map([['X', 6]]) });
    expect(ranking.entries).toEqual([
      {
        id: 'X',
        rank: 1,
        mark: fraction(5, 2),
        tied: false,
        provisional: false,
        sheets: 4,
        expected: 6,
        spread: {
          lowest: fraction(0, 1),
          highest: fraction(9, 2),
          standardDeviation: expect.closeTo(Math.sqrt((4 + 0.25 + 0 + 6.25) / 3), 12),
          histogram: [1, 0, 0, 2, 0, 1],
        },
        acrossCutLine: false,
        hint: null,
      },
    ]);
  });

  test('marks that floating point would tear apart are equal: 1/3 three times is 1', () => {
    const sheets = [
      ...grade('X', [0, 1], [0, 1], [0, 0]),
      ...grade('Y', [0, 1], [0, 1], [0, 0], [0, 1], [0, 1], [0, 0]),
      ...grade('Z', [1, 0], [1, 0], [0, 0]),
    ];
    expect(rank(sheets, ['X', 'Y', 'Z']).entries.map((entry) => [entry.rank, entry.tied])).toEqual([
      [1, true],
      [1, true],
      [1, true],
    ]);
  });

  test('an entry without a sheet that counts has neither mark nor rank, and comes last', () => {
    const sheets = [...grade('B', [0, 0], [0, 0], [0, 0]), sheet('A', '1', { a: 5, b: 5 }, 'draft')];
    const ranking = rank(sheets, ['A', 'B']);
    expect(ranking.entries.map(({ id, rank, mark }) => ({ id, rank, mark }))).toEqual([
      { id: 'B', rank: 1, mark: fraction(0, 1) },
      { id: 'A', rank: null, mark: null },
    ]);
    expect(ranking.obstacles).toEqual([{ kind: 'below-quorum', entryId: 'A', sheets: 0, quorum: 3 }]);
  });

  test('below the quorum a rank is provisional and stands in the way of freezing', () => {
    const sheets = [...grade('A', [5, 5], [5, 5]), ...grade('B', [1, 1], [1, 1], [1, 1])];
    const ranking = rank(sheets, ['A', 'B']);
    expect(ranking.entries.map(({ id, rank, provisional }) => ({ id, rank, provisional }))).toEqual([
      { id: 'A', rank: 1, provisional: true },
      { id: 'B', rank: 2, provisional: false },
    ]);
    expect(ranking.obstacles).toEqual([{ kind: 'below-quorum', entryId: 'A', sheets: 2, quorum: 3 }]);
  });

  test('refuses to count a juror twice or to rank an entry twice', () => {
    const twice = [...grade('A', [1, 1]), ...grade('A', [1, 1])];
    expect(() => rank(twice, ['A'])).toThrow('juror 1 has two sheets that count for A');
    expect(() => rank([], ['A', 'A'])).toThrow('entry A is listed twice');
  });

  test('the same juror may have a void sheet beside the one that counts', () => {
    const sheets = [...grade('A', [4, 4]), sheet('A', '1', { a: 0, b: 0 }, 'void')];
    expect(rank(sheets, ['A']).entries[0]).toMatchObject({ mark: fraction(4, 1), sheets: 1 });
  });
});

describe('the cut line', () => {
  const marks = (...values: number[]) =>
    values.flatMap((value, index) => grade(`E${index + 1}`, [value, value], [value, value], [value, value]));
  const ids = ['E1', 'E2', 'E3', 'E4', 'E5'];

  test.each([
    ['five different marks', [5, 4, 3, 2, 1], null],
    ['a tie within the places', [5, 4, 4, 2, 1], null],
    ['a tie below them', [5, 4, 3, 2, 2], null],
    ['3rd = 4th', [5, 4, 3, 3, 1], { rank: 3, places: 1, entryIds: ['E3', 'E4'] }],
    ['2nd = 3rd = 4th', [5, 3, 3, 3, 1], { rank: 2, places: 2, entryIds: ['E2', 'E3', 'E4'] }],
    ['all equal', [3, 3, 3, 3, 3], { rank: 1, places: 3, entryIds: ids }],
  ])('%s', (_, values, tie) => {
    const ranking = rank(marks(...values), ids);
    expect(ranking.cutLine).toEqual(tie === null ? { kind: 'clear' } : { kind: 'tied', ...tie });
    const across = ranking.entries.filter((entry) => entry.acrossCutLine).map(({ id }) => id);
    expect(across).toEqual(tie?.entryIds ?? []);
  });

  test('fewer entries than places can’t tie across it', () => {
    expect(rank(marks(3, 3, 3), ids).cutLine).toEqual({ kind: 'clear' });
  });
});

describe('the trimmed mean', () => {
  const trimmed = { ...edition, trimmedMean: { minSheets: 4 } };
  const four = grade('A', [0, 0], [3, 3], [4, 4], [5, 5]);

  test('drops one highest and one lowest total where every entry has sheets enough', () => {
    const ranking = rank([...four, ...grade('B', [5, 5], [1, 1], [1, 1], [1, 1])], ['A', 'B'], trimmed);
    expect(ranking.method).toBe('trimmed-mean');
    expect(ranking.entries.map(({ id, mark }) => [id, mark])).toEqual([
      ['A', fraction(7, 2)],
      ['B', fraction(1, 1)],
    ]);
  });

  test('drops nothing anywhere when one entry has too few', () => {
    const ranking = rank([...four, ...grade('B', [5, 5], [1, 1], [1, 1])], ['A', 'B'], trimmed);
    expect(ranking.method).toBe('mean');
    expect(ranking.entries[0]?.mark).toEqual(fraction(3, 1));
  });
});
