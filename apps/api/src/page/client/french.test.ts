import { formatDuration as sayDuration } from '@palmares/rules/french-instants';
import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, formatMo } from './french.ts';

test('the script says a length of time as the server does', () => {
  assert(
    property(integer({ min: 0, max: 10_000_000_000 }), (milliseconds) => {
      expect(formatDuration(milliseconds)).toBe(sayDuration(Temporal.Duration.from({ milliseconds })));
    }),
  );
});

test('a size is rounded up, so that one over a limit never looks equal to it', () => {
  expect(formatMo(524_288_000)).toBe('500\u00a0Mo');
  expect(formatMo(524_288_001)).toBe('500,1\u00a0Mo');
});
