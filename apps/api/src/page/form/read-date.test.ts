import { assert, date, property } from 'fast-check';
import { expect, test } from 'vitest';
import { readDate } from './read-date.ts';

test.each([
  ['01/09/2019', '2019-09-01'],
  [' 1/9/2019 ', '2019-09-01'],
  ['30.06.2021', '2021-06-30'],
  ['30-06-2021', '2021-06-30'],
  ['30 06 2021', '2021-06-30'],
  ['2021-06-30', '2021-06-30'],
  ['29/02/2021', null],
  ['06/30/2021', null],
  ['juin 2021', null],
  ['1/9/19', null],
  ['0/1/2021', null],
  ['', null],
])('%s', (typed, read) => {
  expect(readDate(typed)).toBe(read);
});

test('every day is read back from how the French write it', () => {
  const days = date({
    min: new Date('1000-01-01'),
    max: new Date('9999-12-31'),
    noInvalidDate: true,
  });
  assert(
    property(days, (day) => {
      const iso = day.toISOString().slice(0, 10);
      const [year, month, dayOfMonth] = iso.split('-');
      expect(readDate(`${dayOfMonth}/${month}/${year}`)).toBe(iso);
    }),
  );
});
