import { describe, expect, test } from 'vitest';
import { estimateNoiseFreedom, estimateSpreadVariance } from './juror-differences.ts';

const sheets = (count: number, each: number) => new Int32Array(count).fill(each);

describe('noise', () => {
  test('jurors as alike as chance allows are held together', () => {
    expect(estimateNoiseFreedom(Float64Array.of(1, 1.1, 0.9, 1.05), sheets(4, 40))).toBe(100);
  });

  test('the further one stands out, the less', () => {
    const freedom = (odd: number) =>
      estimateNoiseFreedom(Float64Array.of(1, 1, 1, 1, 1, 1, 1, odd), sheets(8, 40));
    expect(freedom(3)).toBeLessThan(50);
    expect(freedom(9)).toBeLessThan(freedom(3));
    expect(freedom(1e6)).toBe(3);
  });

  test('the same differences mean less with fewer sheets', () => {
    const noise = Float64Array.of(1, 2.2, 0.5, 1);
    expect(estimateNoiseFreedom(noise, sheets(4, 5))).toBeGreaterThan(
      estimateNoiseFreedom(noise, sheets(4, 60)),
    );
  });

  test('one juror alone differs from nobody', () => {
    expect(estimateNoiseFreedom(Float64Array.of(2), sheets(1, 9))).toBe(100);
  });
});

describe('spread', () => {
  test('without jurors the prior stands', () => {
    expect(estimateSpreadVariance(new Float64Array(), new Float64Array())).toBeCloseTo(0.01, 12);
  });

  test('what is seen and what is uncertain both count', () => {
    const found = estimateSpreadVariance(Float64Array.of(1.3, 0.7, 1, 1), new Float64Array(4).fill(0.02));
    expect(found).toBeCloseTo((0.04 + 0.18 + 0.08) / 8, 12);
  });
});
