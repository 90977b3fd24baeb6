import { expect, test } from 'vitest';
import { formatCsv } from './csv.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+33 1 23', "'+33 1 23"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['a=b', 'a=b'],
])('the text %j can be no formula', (text, cell) => {
  expect(formatCsv({ title: (row: string) => row }, [text])).toBe(`title\r\n${cell}\r\n`);
});

test('commas, quotes and line ends stay inside their cell; our own numbers stay numbers', () => {
  const columns = {
    a: (row: (typeof rows)[number]) => row.text,
    b: (row: (typeof rows)[number]) => row.number,
    c: (row: (typeof rows)[number]) => row.other,
  };
  const rows = [
    { text: 'x, "y"', number: -2, other: null },
    { text: 'un\ndeux', number: 0, other: '' },
  ];
  expect(formatCsv(columns, rows)).toBe('a,b,c\r\n"x, ""y""",-2,\r\n"un\ndeux",0,\r\n');
});
