import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { dueReminder, REMINDERS } from './reminders.ts';

const deadline = Temporal.Instant.from('2022-04-01T23:30:00+02:00');
const since = Temporal.Instant.from('2022-03-01T09:00:00Z');
const at = (instant: string) => Temporal.Instant.from(instant);

test.each([
  // Summer time began on 27 March: seven calendar days are 167 hours.
  ['2022-03-25T23:29:59.999+01:00', null],
  ['2022-03-25T23:30:00+01:00', 'P7D'],
  ['2022-03-30T23:29:59.999+02:00', 'P7D'],
  ['2022-03-30T23:30:00+02:00', 'P2D'],
  ['2022-04-01T20:29:59.999+02:00', 'P2D'],
  ['2022-04-01T20:30:00+02:00', 'PT3H'],
  ['2022-04-01T23:30:00+02:00', 'PT3H'],
  ['2022-04-01T23:30:00.001+02:00', null],
])('at %s: %s', (now, due) => {
  expect(dueReminder({ now: at(now), deadline, since })).toBe(due);
});

test('who began, or was given time, after the instant of a reminder does not get that one', () => {
  const begun = at('2022-03-28T09:00:00Z');
  expect(dueReminder({ now: at('2022-03-28T09:00:01Z'), deadline, since: begun })).toBeNull();
  expect(dueReminder({ now: at('2022-03-30T23:30:00+02:00'), deadline, since: begun })).toBe('P2D');
});

test('over any run of instants each reminder comes at most once, in order', () => {
  const hours = array(integer({ min: -300, max: 20 }), { maxLength: 40 });
  assert(
    property(hours, (offsets) => {
      const seen = offsets
        .toSorted((a, b) => a - b)
        .flatMap((offset) => dueReminder({ now: deadline.add({ hours: offset }), deadline, since }) ?? []);
      const distinct = [...new Set(seen)];
      expect(distinct).toEqual(REMINDERS.filter((reminder) => distinct.includes(reminder)));
    }),
  );
});
