import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGpi2022 } from '../test/gpi-2022.ts';
import { formatApplicationCode, formatEntryCode, parseApplicationCode, parseEntryCode } from './codes.ts';

const edition = readGpi2022();

describe('codes', () => {
  test('have at least three or four digits', () => {
    expect(formatEntryCode({ prefix: 'SOC' }, 12)).toBe('SOC-012');
    expect(formatEntryCode({ prefix: 'RH' }, 1234)).toBe('RH-1234');
    expect(formatApplicationCode(edition, 12)).toBe('GPI-0012');
  });

  test.each([0, -1, 1.5, Number.NaN])('%d is no running number', (number) => {
    expect(() => formatEntryCode({ prefix: 'SOC' }, number)).toThrow(RangeError);
  });

  test.each(['soc 12', 'soc-12', 'SOC012', ' Soc-012 ', 'soc–12', 'soc_12', 'SOC - 0012', 'soc\u00a012'])(
    '%j is SOC-012',
    (typed) => {
      expect(parseEntryCode(typed, edition)).toBe('SOC-012');
    },
  );

  test.each([
    '',
    'soc',
    '12',
    'soc-0',
    'soc-000',
    'ZZZ-012',
    'GPI-0012',
    'soc-12a',
    'soc 1 2',
    'soc-12 rh-3',
    'SOC-999999999',
  ])('%j is no entry code', (typed) => {
    expect(parseEntryCode(typed, edition)).toBeNull();
  });

  test('applications have theirs', () => {
    expect(parseApplicationCode('gpi12', edition)).toBe('GPI-0012');
    expect(parseApplicationCode('SOC-012', edition)).toBeNull();
  });

  test('what is written is read again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...edition.categories),
        fc.integer({ min: 1, max: 99_999_999 }),
        (category, n) => {
          const code = formatEntryCode(category, n);
          expect(parseEntryCode(code, edition)).toBe(code);
          expect(parseEntryCode(code.toLowerCase().replace('-', ' '), edition)).toBe(code);
        },
      ),
    );
  });
});
