/** What the time is for the contest. In a rehearsal it is not the real time. */
export type Clock = () => Temporal.Instant;

/** The time of the outside world: what signatures, tokens and timeouts go by. */
export const realClock: Clock = () => Temporal.Now.instant();

/** A clock that showed `from` when the real one showed `startedAt`, and runs on from there. */
export function rehearsalClock(from: Temporal.Instant, startedAt: Temporal.Instant, real: Clock): Clock {
  return () => from.add(real().since(startedAt));
}
