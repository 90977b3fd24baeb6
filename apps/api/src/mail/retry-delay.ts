/** Attempts after which a message is given up: with these delays, three days after the first. */
const MOST_ATTEMPTS = 24;
const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 6 * 3600;

/**
 * How long to wait after an attempt that failed, or null to give up. It doubles from five seconds to six hours, and
 * is spread by a fifth either way, so that what failed together is not all tried together.
 *
 * @param attempts made so far, from 1
 * @param random in [0, 1)
 */
export function retryDelay(attempts: number, random: number): Temporal.Duration | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const seconds = Math.min(FIRST_SECONDS * 2 ** (attempts - 1), LONGEST_SECONDS);
  return Temporal.Duration.from({ milliseconds: Math.round(seconds * (0.8 + 0.4 * random) * 1000) });
}
