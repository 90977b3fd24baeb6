import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeFailure, type Failure, waitAfter } from './retry-policy.ts';

const throttled: Failure = { kind: 'throttled', retryAfterMs: 0 };

test('five waits for 429 outlast a minute even at their shortest, and come apart by chance', () => {
  const shortest = [1, 2, 3, 4, 5].reduce((sum, failures) => sum + waitAfter(throttled, failures, 0), 0);
  expect(shortest).toBeGreaterThan(60_000);
  expect(waitAfter(throttled, 3, 0.9)).toBeGreaterThan(waitAfter(throttled, 3, 0.1));
});

test('Retry-After is honoured when it asks for more', () => {
  expect(waitAfter({ kind: 'throttled', retryAfterMs: 300_000 }, 1, 0)).toBe(300_000);
});

const failure = fc.constantFrom<Failure>(
  throttled,
  { kind: 'unanswered', reason: '503' },
  { kind: 'refused', status: 400 },
  { kind: 'unauthorized' },
  { kind: 'forbidden' },
  { kind: 'not-found' },
);

test('a wait is never long enough to be forgotten nor so short that it hammers', () => {
  fc.assert(
    fc.property(
      failure,
      fc.integer({ min: 1, max: 2000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (one, failures, random) => {
        const wait = waitAfter(one, failures, random);
        expect(wait).toBeGreaterThanOrEqual(250);
        expect(wait).toBeLessThanOrEqual(80_000);
      },
    ),
  );
});

test('what a person has to mend says how, and for whom', () => {
  expect(describeFailure({ kind: 'forbidden' }, 'miroir@example.org')).toMatch(/share .* miroir@example.org/);
  expect(describeFailure({ kind: 'not-found' }, 'miroir@example.org')).toContain('SPREADSHEET_ID');
});
