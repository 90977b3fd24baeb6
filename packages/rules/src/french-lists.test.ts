import { describe, expect, test } from 'vitest';
import { formatMo, formatWhole, joinWords } from './french-lists.ts';

describe('lists, numbers and sizes in words', () => {
  test.each([
    [[], ''],
    [['2019'], '2019'],
    [['2019', '2020'], '2019 et 2020'],
    [['2019', '2020', '2021'], '2019, 2020 et 2021'],
  ])('%j', (words, text) => {
    expect(joinWords(words, 'et')).toBe(text);
  });

  test.each([
    [0, '0'],
    [999, '999'],
    [5000, '5\u00a0000'],
    [1_234_567, '1\u00a0234\u00a0567'],
  ])('%d', (value, text) => {
    expect(formatWhole(value)).toBe(text);
  });

  test.each([
    [5_242_880, '5\u00a0Mo'],
    [5_242_881, '5,01\u00a0Mo'],
    [524_288_001, '500,01\u00a0Mo'],
    [5_767_168, '5,5\u00a0Mo'],
    [1, '0,01\u00a0Mo'],
  ])('%d bytes', (bytes, text) => {
    expect(formatMo(bytes)).toBe(text);
  });
});
