import { array, assert, double, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { median, percentile } from './percentiles.ts';

test('the percentile by nearest rank', () => {
  const samples = [15, 20, 35, 40, 50];
  expect(percentile(samples, 30)).toBe(20);
  expect(percentile(samples, 40)).toBe(20);
  expect(percentile(samples, 99)).toBe(50);
  expect(percentile(samples, 0)).toBe(15);
  expect(median([3, 1, 2])).toBe(2);
});

test('no percentile without a sample', () => {
  expect(() => percentile([], 50)).toThrow(RangeError);
});

test('it is one of the samples, whatever their order, and grows with p', () => {
  // Without -0, which no order tells from 0.
  const sample = double({ noNaN: true }).map((value) => value + 0);
  const samples = array(sample, { minLength: 1 });
  assert(
    property(samples, nat(100), nat(100), (given, p, q) => {
      const [low, high] = p < q ? [p, q] : [q, p];
      expect(given).toContain(percentile(given, p));
      expect(percentile(given.toReversed(), p)).toBe(percentile(given, p));
      expect(percentile(given, low)).toBeLessThanOrEqual(percentile(given, high));
    }),
  );
});
