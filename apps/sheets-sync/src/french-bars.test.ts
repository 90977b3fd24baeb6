import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawHistogram, drawProgress } from './french-bars.ts';

test.each([
  [[0, 1, 3, 8, 4, 2], '▁▂▄█▅▃'],
  [[0, 0, 5], '▁▁█'],
  [[0, 0], ''],
  [[], ''],
] as const)('histogram of %j', (counts, bars) => {
  expect(drawHistogram(counts)).toBe(bars);
});

test('a histogram has one character a grade, and a line exactly where there is none', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1 }), (counts) => {
      const bars = Array.from(drawHistogram(counts));
      const lines = bars.map((bar) => bar === '▁');
      const nothing = counts.every((count) => count === 0);
      expect(lines).toEqual(nothing ? [] : counts.map((count) => count === 0));
    }),
  );
});

test.each([
  [0, 0, 'sans objet'],
  [0, 8, '░░░░░░░░░░ 0\u00a0%'],
  [3, 8, '███░░░░░░░ 37\u00a0%'],
  [999, 1000, '█████████░ 99\u00a0%'],
  [8, 8, '██████████ 100\u00a0%'],
])('progress of %d out of %d', (done, expected, bar) => {
  expect(drawProgress(done, expected)).toBe(bar);
});
