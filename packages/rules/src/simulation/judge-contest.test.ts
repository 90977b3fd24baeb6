import { describe, expect, test } from 'vitest';
import { estimate } from './estimate.ts';
import { judgeContest } from './judge-contest.ts';
import { findLikelyTop, giveSecondMarks, giveUncertainty } from './opinion.ts';
import { listReadingOptions, previewContest } from './preview-reading.ts';
import { collectTotals, readSparsely } from './read-contest.ts';
import { SCENARIOS } from './scenarios.ts';
import { openStream } from './seeded-draws.ts';
import { simulateContest } from './simulate-contest.ts';

const DRAWS = 200;

describe('a contest judged by every method', () => {
  test('is judged the same each time, and its neighbour otherwise', () => {
    const judge = (contest: number) => judgeContest(SCENARIOS.sparse, 7, contest, DRAWS);
    expect(judge(2)).toEqual(judge(2));
    expect([judge(3), judge(4)]).not.toEqual([judge(2), judge(2)]);
  });

  test('has intervals checked where jurors are honest, and the zone where one manipulates', () => {
    const honest = judgeContest(SCENARIOS.dense, 1, 0, DRAWS);
    expect(honest.zone).toBeNull();
    expect(honest.covered).toBeGreaterThan(0.5);
    const manipulated = judgeContest(SCENARIOS['dense, 1 manipulator'], 1, 0, DRAWS);
    expect(manipulated.covered).toBeNull();
    expect(manipulated.zone?.entries).toBeGreaterThanOrEqual(3);
  });

  test('a manipulator costs the plain mean what allowing for jurors gets back', () => {
    const contests = Array.from({ length: 30 }, (_, contest) => ({
      honest: judgeContest({ ...SCENARIOS.dense, checksIntervals: false }, 3, contest, DRAWS).shares,
      bent: judgeContest({ ...SCENARIOS['dense, 1 manipulator'], checksZone: false }, 3, contest, DRAWS)
        .shares,
    }));
    const honest = estimate(contests.map((one) => one.honest['plain mean'])).mean;
    const bent = estimate(contests.map((one) => one.bent['plain mean'])).mean;
    const allowed = estimate(contests.map((one) => one.bent['spread and noise'])).mean;
    expect(honest - bent).toBeGreaterThan(0.08);
    expect(allowed - bent).toBeGreaterThan(0.05);
  });
});

describe('the quick parts of the second opinion', () => {
  test('find the zone that the whole of it finds while no sheet stands apart', () => {
    const { model } = SCENARIOS.sparse.shape;
    const contest = simulateContest(
      { model, entries: 30, jurors: 6, erratic: 0, leastReaders: 3 },
      openStream(2),
    );
    const totals = collectTotals(contest, readSparsely(contest, 3, openStream(2, 1)));
    const options = { draws: 4000, seed: 1, places: 3 };
    const quick = findLikelyTop(totals, options);
    expect(quick.length).toBeGreaterThan(3);
    expect(giveUncertainty(totals, options).zone).toEqual(expect.arrayContaining(quick));
  });

  test('are plain means, and no zone, where there is nothing to compare', () => {
    expect(giveSecondMarks([[7], [8]])).toEqual({ adjusted: [7, 8], spreadAndNoise: [7, 8] });
    expect(findLikelyTop([[7], [8]], { draws: DRAWS, seed: 1, places: 3 })).toEqual([]);
  });

  test('leave an entry that nobody read without a mark', () => {
    const totals = [
      [7, 8, 6],
      [null, null, null],
      [3, 5, 4],
      [9, 9, 7],
    ];
    expect(giveSecondMarks(totals).adjusted.map((mark) => mark === null)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});

describe('reading plans on one contest', () => {
  test('compare what there is to compare', () => {
    const kinds = (readersPerEntry: number, jurors: number) =>
      listReadingOptions({ readersPerEntry, jurors }).map(({ kind }) => kind);
    expect(kinds(3, 8)).toEqual(['fewer', 'asked', 'asked-then-zone', 'more', 'everything']);
    expect(kinds(1, 8)).toEqual(['asked', 'asked-then-zone', 'more', 'everything']);
    expect(kinds(7, 8)).toEqual(['fewer', 'asked', 'asked-then-zone', 'everything']);
    expect(kinds(8, 8)).toEqual(['fewer', 'everything']);
    expect(kinds(1, 1)).toEqual(['everything']);
  });

  test('cost what they say, and the second wave reads the zone and nothing else', () => {
    const outcomes = previewContest({ entries: 30, jurors: 6, readersPerEntry: 3, seed: 1 }, 0);
    const sheets = outcomes.map((outcome) => outcome.sheets);
    expect([sheets[0], sheets[1], sheets[3]]).toEqual([60, 90, 120]);
    expect(sheets[2]).toBeGreaterThan(90);
    expect(sheets[2]).toBeLessThan(sheets[4] ?? 0);
    for (const { officialShare, allowingShare } of outcomes) {
      expect(officialShare).toBeLessThanOrEqual(1);
      expect(allowingShare).toBeGreaterThanOrEqual(0);
    }
  });

  test('can be tried on the smallest of contests', () => {
    for (const [entries, jurors, readersPerEntry] of [
      [1, 1, 1],
      [2, 2, 2],
      [1, 3, 2],
      [4, 2, 1],
    ] as const) {
      const outcomes = previewContest({ entries, jurors, readersPerEntry, seed: 1 }, 0);
      expect(outcomes.at(-1)?.sheets).toBeGreaterThan(0);
    }
  });
});
