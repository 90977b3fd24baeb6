import { describe, expect, test } from 'vitest';
import { chiSquareQuantile, chiSquareTail } from './chi-square.ts';
import { seedDraws } from './draws.ts';
import { tabulateStudent } from './student-distribution.ts';

describe('Student’s t', () => {
  test.each([1, 2, 3, 10, 100, 5000])('has known values at %d degrees of freedom', (freedom) => {
    const below = tabulateStudent(freedom);
    expect(below(0)).toBe(0.5);
    expect(below(1.3) + below(-1.3)).toBeCloseTo(1, 14);
    expect(below(Number.POSITIVE_INFINITY)).toBeCloseTo(1, 11);
    expect(below(-1e9)).toBeCloseTo(0, 8);
  });

  test('agrees with its closed forms', () => {
    // With 1, 2 and 4 degrees of freedom the distribution is elementary.
    const [one, two, four] = [tabulateStudent(1), tabulateStudent(2), tabulateStudent(4)];
    for (const t of [-30, -3, -0.7, 0.01, 0.5, 2, 11, 250]) {
      expect(one(t)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 10);
      expect(two(t)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 10);
      const root = Math.sqrt(1 + (t * t) / 4);
      expect(four(t)).toBeCloseTo(0.5 + (3 / 8) * (t / root) * (1 - (t * t) / (12 * root * root)), 10);
    }
  });

  test('tends to the normal', () => {
    expect(tabulateStudent(1e7)(1.959963984540054)).toBeCloseTo(0.975, 6);
  });
});

describe('χ²', () => {
  test.each([
    [3.841458820694124, 1, 0.05],
    [18.30703805327515, 10, 0.05],
    [11.34486673014437, 3, 0.01],
    [0.3, 40, 1],
    [0, 3, 1],
  ])('exceeds %d at %d degrees of freedom with probability %d', (value, freedom, tail) => {
    expect(chiSquareTail(value, freedom)).toBeCloseTo(tail, 10);
  });

  test('is elementary at 2 degrees of freedom', () => {
    for (const value of [0.01, 1, 2.9, 3.1, 50]) {
      expect(chiSquareTail(value, 2)).toBeCloseTo(Math.exp(-value / 2), 13);
    }
  });

  test('has quantiles', () => {
    for (const freedom of [1, 2, 7, 39]) {
      expect(chiSquareTail(chiSquareQuantile(0.01, freedom), freedom)).toBeCloseTo(0.01, 9);
    }
  });
});

describe('draws', () => {
  const moments = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
  };
  const many = (draw: () => number) => Array.from({ length: 40_000 }, draw);

  test('come again with the same seed, and differ with another', () => {
    const list = (seed: number) => Array.from({ length: 5 }, seedDraws(seed).normal);
    expect(list(1)).toEqual(list(1));
    expect(list(2)).not.toEqual(list(1));
  });

  test('have the moments of their distributions', () => {
    const draws = seedDraws(11);
    const uniform = moments(many(draws.uniform));
    expect(uniform.mean).toBeCloseTo(0.5, 1);
    expect(uniform.variance).toBeCloseTo(1 / 12, 2);
    const normal = moments(many(draws.normal));
    expect(Math.abs(normal.mean)).toBeLessThan(0.025);
    expect(Math.abs(normal.variance - 1)).toBeLessThan(0.035);
    const filled = new Float64Array(40_001);
    draws.fillNormal(filled);
    const fill = moments([...filled]);
    expect(Math.abs(fill.mean)).toBeLessThan(0.025);
    expect(Math.abs(fill.variance - 1)).toBeLessThan(0.035);
    for (const freedom of [1, 3, 60]) {
      const { mean, variance } = moments(many(() => draws.chiSquare(freedom)));
      expect(mean / freedom).toBeCloseTo(1, 1);
      expect(variance / (2 * freedom)).toBeCloseTo(1, 0);
    }
  });
});
