import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimate, estimateDifference } from './estimate.ts';
import { ALIKE_JURY, USUAL_JURY } from './jury-model.ts';
import { median, plainMean, trimmedMean, zScores } from './marking-methods.ts';
import { collectTotals, manipulate, readEverything, readSparsely } from './read-contest.ts';
import { openStream } from './seeded-draws.ts';
import { listBest, shareOfTop } from './share-of-top.ts';
import { type ContestShape, simulateContest } from './simulate-contest.ts';

const dense: ContestShape = { model: USUAL_JURY, entries: 40, jurors: 8, erratic: 0, leastReaders: 3 };
const contest = (shape: Partial<ContestShape> = {}, seed = 1) =>
  simulateContest({ ...dense, ...shape }, openStream(seed));
const mean = (values: readonly number[]) => estimate(values).mean;
const deviation = (values: readonly number[]) =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
const column = (rows: readonly (readonly number[])[], juror: number) => rows.map((row) => row[juror] ?? 0);

describe('a simulated contest', () => {
  test('is the same for the same seed and another for another', () => {
    expect(contest({}, 5)).toEqual(contest({}, 5));
    expect(contest({}, 5)).not.toEqual(contest({}, 6));
    expect(openStream(5, 1).uniform()).not.toBe(openStream(5, 2).uniform());
  });

  test('has totals that whole grades within the scale can give, and felt at the ceiling', () => {
    const totals = contest({ entries: 400, model: { ...USUAL_JURY, centre: 9 } }).honestTotals.flat();
    expect(Math.min(...totals)).toBeGreaterThanOrEqual(0);
    expect(totals.filter((total) => total === 10).length).toBeGreaterThan(totals.length / 20);
    expect(totals.every((total) => Number.isInteger(Math.round(total * 1e6) / 5e4))).toBe(true);
  });

  test('has the spread of truth, severity and conflicts that its model says', () => {
    const { truth, honestTotals, conflicts } = contest({ entries: 3000, jurors: 60 }, 3);
    // Σ w = 100 and Σ w² = 1,550: the criteria's own parts are averaged.
    expect(deviation(truth)).toBeCloseTo(Math.sqrt(1 + 0.6 ** 2 * 0.155), 1);
    const severities = honestTotals[0]?.map((_, juror) => mean(column(honestTotals, juror))) ?? [];
    expect(deviation(severities)).toBeGreaterThan(0.5);
    expect(deviation(severities)).toBeLessThan(0.9);
    expect(mean(conflicts.flat().map(Number))).toBeCloseTo(0.05, 2);
  });

  test('leaves every entry enough jurors, or refuses', () => {
    const { conflicts } = contest({ entries: 500, jurors: 4, model: { ...USUAL_JURY, conflict: 0.4 } });
    expect(conflicts.every((row) => row.filter((conflict) => !conflict).length >= 3)).toBe(true);
    expect(() => contest({ jurors: 2 })).toThrow(RangeError);
  });

  test('alike jurors differ by chance alone', () => {
    const { honestTotals } = contest({ entries: 3000, model: ALIKE_JURY }, 2);
    const severities = honestTotals[0]?.map((_, juror) => mean(column(honestTotals, juror))) ?? [];
    expect(deviation(severities)).toBeLessThan(0.06);
  });

  test('erratic jurors, the last ones, hardly tell entries apart', () => {
    const { truth, honestTotals } = contest({ entries: 1000, jurors: 20, erratic: 10 }, 4);
    const slopes = honestTotals[0]?.map((_, juror) => slope(truth, column(honestTotals, juror))) ?? [];
    expect(mean(slopes.slice(10))).toBeLessThan(0.3);
    expect(mean(slopes.slice(0, 10))).toBeGreaterThan(0.7);
  });
});

describe('who reads a simulated contest', () => {
  test('everything: all but the conflicts', () => {
    const made = contest();
    const totals = collectTotals(made, readEverything(made));
    expect(totals.map((row) => row.map((total) => total === null))).toEqual(made.conflicts);
  });

  test('sparsely: as many readers each, no conflict, loads about equal', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const made = contest({ entries: 60 }, seed);
        const readers = readSparsely(made, 3, openStream(seed, 1));
        const loads = Array.from(
          { length: 8 },
          (_, juror) => readers.flat().filter((one) => one === juror).length,
        );
        expect(readers.every((row) => new Set(row).size === 3)).toBe(true);
        expect(readers.some((row, entry) => row.some((juror) => made.conflicts[entry]?.[juror]))).toBe(false);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(3);
      }),
      { numRuns: 30 },
    );
  });

  test('a manipulator lifts one entry of the middle, buries three rivals, and changes nothing else', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const made = contest({}, seed);
        const honest = collectTotals(made, readEverything(made));
        const bent = manipulate(honest, made.truth, openStream(seed, 1));
        const own = bent.map((row) => row[0] ?? null);
        expect(bent.map((row) => row.slice(1))).toEqual(honest.map((row) => row.slice(1)));
        const before = honest.map((row) => row[0] ?? null);
        const buried = own.flatMap((total, entry) => (total === 2 && before[entry] !== 2 ? [entry] : []));
        // A lenient juror may have given it 10 already.
        const middle = listBest(made.truth, 10).slice(3);
        const favourites = middle.filter((entry) => own[entry] === 10);
        expect(favourites.length).toBeGreaterThanOrEqual(1);
        expect(buried).toHaveLength(3);
        const least = Math.min(...buried.map((entry) => before[entry] ?? 0));
        for (const [entry, total] of own.entries()) {
          if (buried.includes(entry) || favourites.includes(entry)) continue;
          expect(total).toBe(before[entry]);
          expect(before[entry] ?? 0).toBeLessThanOrEqual(least);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('marks', () => {
  const totals = [
    [1, 5, 6, 7, 8],
    [2, 4, null, null, null],
    [3, 3, 3, 9, null],
    [null, null, null, null, null],
  ];

  test('by the plain mean, the trimmed mean where five sheets allow it, and the median', () => {
    expect(plainMean(totals)).toEqual([5.4, 3, 4.5, null]);
    expect(trimmedMean(totals)).toEqual([6, 3, 4.5, null]);
    expect(median(totals)).toEqual([6, 3, 3, null]);
  });

  test('by z-scores a juror’s severity and spread fall out', () => {
    const one = [
      [1, 10],
      [2, 20],
      [3, 30],
    ];
    expect(zScores(one)).toEqual([-1, 0, 1]);
  });

  test('a juror who gives one grade to all counts as nothing by z-scores', () => {
    const marks = zScores([
      [1, 7],
      [3, 7],
    ]);
    expect(marks.map((mark) => (mark ?? 0).toFixed(3))).toEqual(['-0.354', '0.354']);
  });
});

describe('the share of the true top found', () => {
  const truth = [9, 8, 7, 1, 0];

  test('counts the best among the highest marks', () => {
    expect(shareOfTop(truth, [5, 4, 3, 2, 1], 3)).toBe(1);
    expect(shareOfTop(truth, [5, 4, 1, 2, 3], 3)).toBeCloseTo(2 / 3);
    expect(shareOfTop(truth, [5, null, 1, 2, 3], 3)).toBeCloseTo(1 / 3);
  });

  test('a tie over the last place counts as a fair draw would on average', () => {
    expect(shareOfTop(truth, [5, 5, 5, 5, 5], 3)).toBeCloseTo(3 / 5);
    expect(shareOfTop(truth, [9, 4, 1, 4, 4], 3)).toBeCloseTo((1 + 2 / 3) / 3);
    expect(shareOfTop(truth, [9, 0.1 + 0.2, 0, 0.3, 9], 3)).toBeCloseTo(1.5 / 3);
  });

  test('with no more entries than places, all are found', () => {
    expect(shareOfTop([2, 1], [1, null], 3)).toBe(1);
  });
});

test('an estimate has the standard error of its mean, and a difference that of the pairs', () => {
  expect(estimate([1, 2, 3, 4])).toEqual({ mean: 2.5, standardError: Math.sqrt(5 / 3 / 4), contests: 4 });
  expect(estimate([1])).toEqual({ mean: 1, standardError: null, contests: 1 });
  expect(estimateDifference([2, 3, 4], [1, 2, 3])).toEqual({ mean: 1, standardError: 0, contests: 3 });
});

function slope(x: readonly number[], y: readonly number[]): number {
  const [centreX, centreY] = [mean(x), mean(y)];
  const products = x.map((value, index) => (value - centreX) * ((y[index] ?? 0) - centreY));
  return mean(products) / deviation(x) ** 2;
}
