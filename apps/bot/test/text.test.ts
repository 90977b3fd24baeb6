import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipText } from '../src/text/clip-text.ts';
import { barOf, countWords, percentOf } from '../src/text/count-words.ts';
import { escapeText } from '../src/text/escape-text.ts';
import { findCategory } from '../src/text/find-category.ts';
import { formatMoment } from '../src/text/format-moment.ts';
import { categories } from './blocks/samples.ts';

describe('clipText', () => {
  it('keeps what fits, and never cuts inside a character', () => {
    expect(clipText('court', 24)).toBe('court');
    expect(clipText('👩‍👩‍👧👩‍👩‍👧', 10)).toBe('👩‍👩‍👧…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const clipped = clipText(text, limit);
        expect(clipped.length).toBeLessThanOrEqual(limit);
        expect(clipped.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('escapeText', () => {
  it('leaves no mention, link or broken entity behind', () => {
    expect(escapeText('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '&', 'é') }),
        fc.integer({ min: 1, max: 60 }),
        (text, limit) => {
          const escaped = escapeText(text, limit);
          expect(escaped.length).toBeLessThanOrEqual(limit);
          expect(escaped.replaceAll(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
        },
      ),
    );
  });
});

describe('findCategory', () => {
  it.each([
    ['innovation-sociale', 'innovation-sociale'],
    ['SOC', 'innovation-sociale'],
    ['soc', 'innovation-sociale'],
    ['Innovation Sociale', 'innovation-sociale'],
    ['responsabilité sociale', 'responsabilite-sociale-interne'],
    ['rh', 'innovation-rh'],
  ])('%s is found', (typed, slug) => {
    expect(findCategory(categories, typed)?.slug).toBe(slug);
  });

  it.each(['', 'innovation', 'inconnue', '***'])('«%s» means no one category', (typed) => {
    expect(findCategory(categories, typed)).toBeNull();
  });
});

describe('formatMoment', () => {
  it('names a whole day by the day, and any other instant with its hour in Paris', () => {
    const format = (text: string) => formatMoment(Temporal.Instant.from(text));
    expect(format('2022-10-03T00:00:00+02:00')).toBe('lundi 3 octobre 2022');
    expect(format('2022-05-25T23:59:59.999+02:00')).toBe('mercredi 25 mai 2022');
    expect(format('2022-04-01T23:30:00+02:00')).toContain('vendredi 1er avril 2022 à 23');
  });
});

describe('counts', () => {
  it('agrees nouns as in French', () => {
    expect([0, 1, 2].map((count) => countWords(count, 'note', 'notes'))).toEqual([
      '0\u00a0note',
      '1\u00a0note',
      '2\u00a0notes',
    ]);
  });

  it('says 100 % only when all is done', () => {
    expect(percentOf(999, 1000)).toBe(99);
    expect(percentOf(30, 30)).toBe(100);
    expect(barOf(12, 30)).toBe('▓▓▓▓░░░░░░');
  });
});
