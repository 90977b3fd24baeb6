import { createHash } from 'node:crypto';

/** A number from 0 to 1 that is always the same for the same words. */
function draw(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('\u0000')).digest().readUInt32BE(0) / 2 ** 32;
}

/**
 * The grade, 0 to 5, that a juror of the demonstration gives: the entry's own worth, the juror's severity and a little
 * of both's mood, alike at every run.
 */
export function chooseGrade(entry: string, juror: string, criterion: string): number {
  const worth = 1.5 + 3 * draw('worth', entry) + 0.8 * (draw('worth', entry, criterion) - 0.5);
  const severity = 1.6 * (draw('severity', juror) - 0.5);
  const mood = 1.4 * (draw('mood', entry, juror, criterion) - 0.5);
  return Math.min(5, Math.max(0, Math.round(worth - severity + mood)));
}
