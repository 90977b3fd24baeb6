import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addFractions,
  compareFractions,
  fraction,
  meanFraction,
  multiplyFractions,
  toDecimal,
  toNumber,
} from './fraction.ts';

const anyFraction = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 100_000 }))
  .map(([numerator, denominator]) => fraction(numerator, denominator));
const smallFraction = fc
  .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 99 }))
  .map(([numerator, denominator]) => fraction(numerator, denominator));

describe('fraction', () => {
  test('is kept in lowest terms with a positive denominator', () => {
    expect(fraction(10, 4)).toEqual({ numerator: 5, denominator: 2 });
    expect(fraction(3, -6)).toEqual({ numerator: -1, denominator: 2 });
    expect(fraction(0, -6)).toEqual({ numerator: 0, denominator: 1 });
  });

  test.each([
    [1, 0],
    [0.5, 1],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
    [2 ** 53, 1],
  ])('refuses %d/%d, which is not exact', (numerator, denominator) => {
    expect(() => fraction(numerator, denominator)).toThrow(RangeError);
  });

  test('says so rather than round a result that does not fit', () => {
    const huge = fraction(Number.MAX_SAFE_INTEGER, 1);
    expect(() => addFractions(huge, fraction(1, 1))).toThrow(RangeError);
    expect(() => multiplyFractions(fraction(1, 2 ** 50), fraction(1, 2 ** 50))).toThrow(RangeError);
  });
});

describe('comparison', () => {
  test('sees what floating point cannot', () => {
    const a = fraction(Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER);
    const b = fraction(Number.MAX_SAFE_INTEGER - 2, Number.MAX_SAFE_INTEGER - 1);
    expect(toNumber(a)).toBe(toNumber(b));
    expect(compareFractions(a, b)).toBe(1);
    expect(compareFractions(b, a)).toBe(-1);
  });

  test('is a total order that agrees with bigint arithmetic', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        const left = BigInt(a.numerator) * BigInt(b.denominator);
        const right = BigInt(b.numerator) * BigInt(a.denominator);
        expect(Math.sign(compareFractions(a, b))).toBe(left === right ? 0 : left < right ? -1 : 1);
        expect(compareFractions(a, b) + compareFractions(b, a)).toBe(0);
      }),
    );
  });

  test('equal numbers are equal values, field by field', () => {
    fc.assert(
      fc.property(anyFraction, fc.integer({ min: 1, max: 1000 }), (a, k) => {
        expect(fraction(a.numerator * k, a.denominator * k)).toEqual(a);
      }),
    );
  });
});

describe('arithmetic', () => {
  test('obeys the laws of rational numbers', () => {
    fc.assert(
      fc.property(smallFraction, smallFraction, smallFraction, (a, b, c) => {
        expect(addFractions(a, b)).toEqual(addFractions(b, a));
        expect(addFractions(addFractions(a, b), c)).toEqual(addFractions(a, addFractions(b, c)));
        expect(multiplyFractions(a, addFractions(b, c))).toEqual(
          addFractions(multiplyFractions(a, b), multiplyFractions(a, c)),
        );
      }),
    );
  });

  test('the mean lies between the least and the greatest, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(smallFraction, { minLength: 1, maxLength: 4 }), (values) => {
        const mean = meanFraction(values) ?? fraction(0, 1);
        const sorted = [...values].sort(compareFractions);
        expect(compareFractions(sorted[0] ?? mean, mean)).toBeLessThanOrEqual(0);
        expect(compareFractions(sorted.at(-1) ?? mean, mean)).toBeGreaterThanOrEqual(0);
        expect(meanFraction(sorted)).toEqual(mean);
      }),
    );
  });

  test('there is no mean of nothing', () => {
    expect(meanFraction([])).toBeNull();
  });
});

describe('decimal notation', () => {
  test.each([
    [110, 7, 2, '15,71'],
    [1, 8, 2, '0,13'],
    [-1, 8, 2, '-0,12'],
    [20, 1, 2, '20,00'],
    [0, 1, 2, '0,00'],
    [-1, 1000, 2, '0,00'],
    [-7, 2, 1, '-3,5'],
    [5, 2, 0, '3'],
    [1_005, 1000, 2, '1,01'],
  ])('%d/%d with %d decimals is %s', (numerator, denominator, digits, text) => {
    expect(toDecimal(fraction(numerator, denominator), digits)).toBe(text);
  });

  test('is never further than half a unit of its last decimal', () => {
    fc.assert(
      fc.property(anyFraction, fc.integer({ min: 0, max: 4 }), (value, digits) => {
        const shown = Number(toDecimal(value, digits).replace(',', '.'));
        expect(Math.abs(shown - toNumber(value))).toBeLessThanOrEqual(0.5 / 10 ** digits + 1e-6);
      }),
    );
  });
});
