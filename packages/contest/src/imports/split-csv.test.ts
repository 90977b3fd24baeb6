import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCsv } from './split-csv.ts';

const cellsOf = (text: string, delimiter: ',' | ';' = ',') => {
  const split = splitCsv(text, delimiter);
  return split.kind === 'records' ? split.records.map(({ cells }) => cells) : split;
};

test.each([
  [
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\rc,d\r',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [' a , "b, c" ,\n', [['a', 'b, c', '']]],
  ['"un ""mot""",""\n', [['un "mot"', '']]],
  ['"  ",\t x\n', [['  ', 'x']]],
  ['\n\na\n\n,\n', [['a'], ['', '']]],
  ['', []],
])('%j', (text, records) => {
  expect(cellsOf(text)).toEqual(records);
});

test('the other separator is a character like any other', () => {
  expect(cellsOf('a,b;"c;d"', ';')).toEqual([['a,b', 'c;d']]);
});

test('a record has the line it begins on, also after a cell of several lines', () => {
  const split = splitCsv('a,b\n\n"x\r\ny",2\nlast,3', ',');
  expect(split).toMatchObject({ records: [{ line: 1 }, { line: 3 }, { line: 5 }] });
});

test.each([
  ['a,b\nc,"d', 2],
  ['a"b,c', 1],
  ['a\n"b"c', 2],
  ['""",a', 1],
])('%j is malformed on line %i', (text, line) => {
  expect(splitCsv(text, ',')).toEqual({ kind: 'malformed', line });
});

test('what is written by the rules is read as it was, whatever the cells hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é') });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';'), fc.constantFrom('\n', '\r\n'), (rows, delimiter, end) => {
      const write = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = rows.map((cells) => cells.map(write).join(delimiter) + end).join('');
      expect(cellsOf(text, delimiter)).toEqual(rows);
    }),
  );
});

test('an open quotation mark in a long text is told without delay', () => {
  const text = `a,"${'""x'.repeat(300_000)}`;
  expect(splitCsv(text, ',')).toEqual({ kind: 'malformed', line: 1 });
});
