import { isInTime } from './deadline.ts';

/** How long before its deadline a draft is reminded of it, the longest first. A day is a calendar day in Paris. */
export const REMINDERS = ['P7D', 'P2D', 'PT3H'] as const;

export type Reminder = (typeof REMINDERS)[number];

/**
 * The reminder that is due at `now` for a draft that must be deposited by `deadline`: the latest whose instant has
 * come, or null. One whose instant came before `since` (the draft was begun, changed after its deposit, or given more
 * time, later than that) is not due: whoever has just been there needs none. After the deadline nothing is due.
 *
 * @example dueReminder({ now, deadline: now.add({ hours: 47 }), since: now.subtract({ hours: 200 }) }) // 'P2D'
 */
export function dueReminder({
  now,
  deadline,
  since,
}: {
  readonly now: Temporal.Instant;
  readonly deadline: Temporal.Instant;
  readonly since: Temporal.Instant;
}): Reminder | null {
  if (!isInTime(now, deadline)) return null;
  const zoned = deadline.toZonedDateTimeISO('Europe/Paris');
  const latest = REMINDERS.map((reminder) => ({
    reminder,
    at: zoned.subtract(reminder).toInstant(),
  })).findLast(({ at }) => Temporal.Instant.compare(at, now) <= 0);
  return latest && Temporal.Instant.compare(since, latest.at) <= 0 ? latest.reminder : null;
}
