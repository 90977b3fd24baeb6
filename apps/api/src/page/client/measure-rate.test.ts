import { expect, test } from 'vitest';
import { measureRate } from './measure-rate.ts';

test('a steady upload is foretold, and nothing before there is enough to tell', () => {
  const measure = measureRate();
  expect(measure(0, 0, 1000)).toBeNull();
  expect(measure(2000, 20, 1000)).toBeNull();
  expect(measure(4000, 40, 1000)).toBe(96_000);
});

test('only the last half minute counts', () => {
  const measure = measureRate();
  measure(0, 0, 10_000);
  measure(10_000, 5000, 10_000);
  // From here on it crawls: 10 bytes a second.
  for (let second = 11; second <= 50; second += 1) measure(second * 1000, 5000 + (second - 10) * 10, 10_000);
  expect(measure(51_000, 5410, 10_000)).toBeCloseTo(459_000, 5);
});

test('an upload that stands still has no end, one that was taken up again begins anew', () => {
  const measure = measureRate();
  measure(0, 500, 1000);
  expect(measure(10_000, 500, 1000)).toBeNull();
  measure(20_000, 400, 1000);
  expect(measure(25_000, 450, 1000)).toBe(55_000);
});
