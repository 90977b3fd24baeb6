import { describe, expect, test } from 'vitest';
import { readGpi2022 } from '../test/gpi-2022.ts';
import { fraction } from './fraction.ts';
import { formatMark, toShownScale } from './marks.ts';

const edition = readGpi2022();

describe('marks out of 20', () => {
  test.each([
    [5, 1, '20,00'],
    [0, 1, '0,00'],
    [55, 14, '15,71'],
    [27, 7, '15,43'],
    [26, 7, '14,86'],
  ])('%d/%d out of 5 is %s', (numerator, denominator, shown) => {
    expect(formatMark(fraction(numerator, denominator), edition)).toBe(shown);
  });

  test('stay exact until they are shown', () => {
    expect(toShownScale(fraction(55, 14), edition)).toEqual(fraction(110, 7));
  });
});
