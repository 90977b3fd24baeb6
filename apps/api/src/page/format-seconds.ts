import { formatDuration } from '@palmares/rules/french-instants';

/** A video's length in words: `3 min`, `2 min 5 s`. Parts of a second count as a whole one. */
export function formatSeconds(seconds: number): string {
  return formatDuration(Temporal.Duration.from({ seconds: Math.ceil(seconds) }));
}
