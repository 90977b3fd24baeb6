import { assert, constant, integer, nat, oneof, property } from 'fast-check';
import { expect, test } from 'vitest';
import { parseRange } from './byte-range.ts';

test.each([
  [undefined, 'whole'],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=5-', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-30', { start: 0, end: 9 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=5-4', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=0-1,3-4', 'whole'],
  ['items=0-1', 'whole'],
])('%s of ten bytes', (header, expected) => {
  expect(parseRange(header, 10)).toEqual(expected);
});

test('a part lies within the file, whatever is asked', () => {
  const bound = oneof(constant(''), nat(200).map(String));
  assert(
    property(bound, bound, integer({ min: 1, max: 100 }), (first, last, size) => {
      const range = parseRange(`bytes=${first}-${last}`, size);
      const within =
        typeof range === 'string' || (0 <= range.start && range.start <= range.end && range.end < size);
      expect(within).toBe(true);
    }),
  );
});
