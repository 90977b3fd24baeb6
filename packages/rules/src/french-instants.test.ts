import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, formatDuration, formatParis, formatParisPrecisely } from './french-instants.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('instants in words', () => {
  test.each([
    ['2022-04-01T23:30:00+02:00', 'vendredi 1er avril 2022 à 23 h 30 (heure de Paris)'],
    ['2022-01-10T00:00:00+01:00', 'lundi 10 janvier 2022 à 0 h 00 (heure de Paris)'],
    ['2022-03-27T00:59:59Z', 'dimanche 27 mars 2022 à 1 h 59 (heure de Paris)'],
    ['2022-03-27T01:00:00Z', 'dimanche 27 mars 2022 à 3 h 00 (heure de Paris)'],
    ['2022-08-31T22:05:00Z', 'jeudi 1er septembre 2022 à 0 h 05 (heure de Paris)'],
  ])('%s is %s', (instant, words) => {
    expect(plain(formatParis(Temporal.Instant.from(instant)))).toBe(words);
  });

  test('hours and minutes are never torn apart', () => {
    expect(formatParis(Temporal.Instant.from('2022-04-01T21:30:00Z'))).toContain('23\u00a0h\u00a030');
  });

  test('to the second, cut off', () => {
    expect(plain(formatParisPrecisely(Temporal.Instant.from('2022-04-01T21:29:59.999Z')))).toBe(
      'vendredi 1er avril 2022 à 23 h 29 min 59 s (heure de Paris)',
    );
  });

  test('agrees with the platform on the day and month of any date', () => {
    const days = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(days, (offset) => {
        const date = Temporal.PlainDate.from('1990-01-01').add({ days: offset });
        const expected = date.toLocaleString('fr-FR', { dateStyle: 'full' });
        expect(formatDate(date).replace('1er ', '1 ')).toBe(expected.replace('1er ', '1 '));
      }),
    );
  });
});

describe('lengths of time in words', () => {
  test.each([
    [192, '3 min 12 s'],
    [180, '3 min'],
    [0, '0 s'],
    [0.9, '0 s'],
    [59.999, '59 s'],
    [3600, '1 h'],
    [3630, '1 h'],
    [4320, '1 h 12 min'],
    [86_400, '1 jour'],
    [187_200, '2 jours 4 h'],
    [187_199, '2 jours 3 h'],
  ])('%d s is %s', (seconds, words) => {
    const duration = Temporal.Duration.from({ milliseconds: Math.round(seconds * 1000) });
    expect(plain(formatDuration(duration))).toBe(words);
  });
});
