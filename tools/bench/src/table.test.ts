import { expect, test } from 'vitest';
import { ms, perSecond, ratio } from './report.ts';
import { formatCell, formatReport } from './table.ts';

test.each([
  [ms(1234.5), '1,235 ms'],
  [ms(4.456), '4.46 ms'],
  [perSecond(312.7), '313/s'],
  [ratio(3, 2), '1.50×'],
  [ratio(3, null), '–'],
  [{ value: 0, unit: 'count' } as const, '0'],
  ['all six', 'all six'],
])('%o is written %s', (cell, text) => {
  expect(formatCell(cell)).toBe(text);
});

test('a report is a Markdown table with its notes', () => {
  const report = {
    tables: [{ title: 'Lists', columns: ['list', 'p50'], rows: [['one category', ms(12)]] }],
    notes: ['Measured by hand.'],
  };
  expect(formatReport('ranking', report)).toBe(
    [
      '## ranking',
      '',
      '### Lists',
      '',
      '| list         | p50   |',
      '| ------------ | ----- |',
      '| one category | 12 ms |',
      '',
      '- Measured by hand.',
    ].join('\n'),
  );
});
