import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlineOf, isInTime, timeLeft } from './deadline.ts';

const deadline = Temporal.Instant.from('2022-04-01T23:30:00+02:00');
const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

/** Any local time of the three days around the change to summer time of 27 March 2022, to the nanosecond. */
const aroundSummerTime = fc
  .bigInt({
    min: Temporal.Instant.from('2022-03-26T00:00:00+01:00').epochNanoseconds,
    max: Temporal.Instant.from('2022-03-28T23:59:59+02:00').epochNanoseconds,
  })
  .map((nanoseconds) => Temporal.Instant.fromEpochNanoseconds(nanoseconds));

describe('the deadline', () => {
  test.each([
    ['2022-04-01T23:29:59.999+02:00', true],
    ['2022-04-01T23:30:00.000+02:00', true],
    ['2022-04-01T23:30:00.0005+02:00', true],
    ['2022-04-01T23:30:00.000999999+02:00', true],
    ['2022-04-01T23:30:00.001+02:00', false],
    ['2022-04-01T21:30:00Z', true],
    ['2022-04-01T21:30:00.001Z', false],
    ['2022-04-01T22:30:00.001+01:00', false],
  ])('%s is in time: %s', (askedAt, inTime) => {
    expect(isInTime(Temporal.Instant.from(askedAt), deadline)).toBe(inTime);
  });

  test('is exact at the millisecond, also across the change to summer time', () => {
    fc.assert(
      fc.property(aroundSummerTime, fc.bigInt({ min: -5_000_000n, max: 5_000_000n }), (instant, offset) => {
        const limit = instant.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
        const askedAt = Temporal.Instant.fromEpochNanoseconds(limit.epochNanoseconds + offset);
        expect(isInTime(askedAt, limit)).toBe(offset < NANOSECONDS_PER_MILLISECOND);
      }),
    );
  });

  test('a Paris wall clock that jumps from 2 h to 3 h changes nothing: the hour that does not exist is not lent', () => {
    const limit = Temporal.ZonedDateTime.from('2022-03-27T03:15:00[Europe/Paris]').toInstant();
    expect(isInTime(Temporal.Instant.from('2022-03-27T01:59:59.999+01:00'), limit)).toBe(true);
    expect(isInTime(Temporal.Instant.from('2022-03-27T03:15:00.001+02:00'), limit)).toBe(false);
    expect(timeLeft(Temporal.Instant.from('2022-03-27T01:45:00+01:00'), limit).toString()).toBe('PT30M');
  });
});

describe('the time left', () => {
  test('is elapsed time: a day with the change to summer time has 23 hours', () => {
    const saturday = Temporal.ZonedDateTime.from('2022-03-26T23:30:00[Europe/Paris]').toInstant();
    const sunday = Temporal.ZonedDateTime.from('2022-03-27T23:30:00[Europe/Paris]').toInstant();
    expect(timeLeft(saturday, sunday).total('hours')).toBe(23);
  });

  test('is zero from the deadline on', () => {
    expect(timeLeft(deadline, deadline).blank).toBe(true);
    expect(timeLeft(deadline.add({ hours: 1 }), deadline).blank).toBe(true);
  });

  test('leads from now to the deadline, and is nothing exactly when now is at or past it', () => {
    fc.assert(
      fc.property(aroundSummerTime, aroundSummerTime, (now, limit) => {
        const left = timeLeft(now, limit).total('milliseconds');
        expect(left > 0).toBe(now.epochMilliseconds < limit.epochMilliseconds);
        expect(now.epochMilliseconds + left).toBe(Math.max(now.epochMilliseconds, limit.epochMilliseconds));
      }),
    );
  });
});

describe('the deadline of one application', () => {
  const edition = { calendar: { depositDeadline: deadline } };

  test('is the edition’s without an extension, and the extension’s last millisecond with one', () => {
    expect(deadlineOf(edition, null)).toBe(deadline);
    const until = Temporal.Instant.from('2022-04-04T12:00:00+02:00');
    const limit = deadlineOf(edition, { until });
    expect(isInTime(Temporal.Instant.from('2022-04-04T12:00:00.000999+02:00'), limit)).toBe(true);
    expect(isInTime(Temporal.Instant.from('2022-04-04T12:00:00.001+02:00'), limit)).toBe(false);
  });

  test('an extension lets in whatever was in time without it', () => {
    fc.assert(
      fc.property(aroundSummerTime, aroundSummerTime, aroundSummerTime, (general, until, askedAt) => {
        const own = { calendar: { depositDeadline: general } };
        const inTime = isInTime(askedAt, general) || isInTime(askedAt, until);
        expect(isInTime(askedAt, deadlineOf(own, { until }))).toBe(inTime);
      }),
    );
  });
});
