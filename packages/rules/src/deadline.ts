import type { Edition } from './edition.ts';

/**
 * Whether a deposit that was asked for at `askedAt` (server's clock, all files received) is in time (Art. 3).
 *
 * The very instant of the deadline is in time, a millisecond later is late. Instants are compared as whole
 * milliseconds, cut off and not rounded: what the clock says below a millisecond is in the candidate's favour, so
 * that 23:30:00.0005 still counts for a deadline at 23:30:00.000.
 */
export function isInTime(askedAt: Temporal.Instant, deadline: Temporal.Instant): boolean {
  return askedAt.epochMilliseconds <= deadline.epochMilliseconds;
}

/**
 * The elapsed time from `now` to the deadline, in hours and below, whole milliseconds; zero once it is past.
 *
 * Hours are real ones: the night that loses an hour to summer time is an hour shorter.
 */
export function timeLeft(now: Temporal.Instant, deadline: Temporal.Instant): Temporal.Duration {
  const milliseconds = Math.max(0, deadline.epochMilliseconds - now.epochMilliseconds);
  return Temporal.Duration.from({ milliseconds }).round({ largestUnit: 'hours' });
}

/**
 * The deadline of one application (Art. 3): the edition's, or that of the extension the secretariat granted it, which
 * opens no other. An extension never takes time away: where the edition's deadline is later, that one holds.
 *
 * @example deadlineOf(edition, null) // edition.calendar.depositDeadline
 */
export function deadlineOf(
  { calendar }: { readonly calendar: Pick<Edition['calendar'], 'depositDeadline'> },
  extension: { readonly until: Temporal.Instant } | null,
): Temporal.Instant {
  const general = calendar.depositDeadline;
  return extension && Temporal.Instant.compare(extension.until, general) > 0 ? extension.until : general;
}
