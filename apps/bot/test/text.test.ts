import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipText } from '../src/text/clip-text.ts';
import { barOf, countWords, percentOf } from '../src/text/count-words.ts';
import { escapeText } from '../src/text/escape-text.ts';
import { findCategory } from '../src/text/find-category.ts';
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
