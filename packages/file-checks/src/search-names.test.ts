import { array, assert, boolean, constantFrom, integer, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { actions, annotations } from './active-names.ts';
import { searchFile, searchObjects } from './search-names.ts';

/** A name with some of its letters as hexadecimal digits, in either case. */
const spell = (name: string, escaped: readonly boolean[]): string =>
  Array.from(name, (letter, index) => {
    if (escaped[index % escaped.length] !== true) return letter;
    const digits = letter.charCodeAt(0).toString(16);
    return `#${index % 2 === 0 ? digits : digits.toUpperCase()}`;
  }).join('');

const escapes = array(boolean(), { minLength: 1, maxLength: 12 });
const gap = constantFrom('', ' ', '\0\r\n\t', '%a comment\n', '%\r% another\n ', `%${'x'.repeat(999)}\n`);
const anything = string({ unit: 'binary-ascii', maxLength: 200 });

test('an action or annotation is found however it is written and whatever stands around it', () => {
  const places = [
    ...Object.entries(actions).map(([name, content]) => ({ key: 'S', name, content })),
    ...Object.entries(annotations).map(([name, content]) => ({ key: 'Subtype', name, content })),
  ];
  assert(
    property(
      constantFrom(...places),
      escapes,
      gap,
      anything,
      anything,
      (place, escaped, between, before, after) => {
        const text = `${before}/${spell(place.key, escaped)}${between}/${spell(place.name, escaped)}>>${after}`;
        expect(searchFile(text)).not.toBeNull();
        expect(searchObjects(`/${spell(place.key, escaped)}${between}/${spell(place.name, escaped)}`)).toBe(
          place.content,
        );
      },
    ),
  );
});

test('a comment of any length hides nothing within objects', () => {
  assert(
    property(integer({ min: 1000, max: 20_000 }), (length) => {
      expect(searchObjects(`<</S%${'/'.repeat(length)}\n/Launch>>`)).toBe('launch');
    }),
    { numRuns: 10 },
  );
});

test.each([
  '/S/JavaScripts',
  '/S/Launcher<<',
  '/S/URI/URI(https://example.org)',
  '/S/GoTo/D[0/Fit]',
  '/Subtype/Link',
  '/Subtype/Widget',
  '/Type/Filespec',
  '/EFG 1 0 R',
  '(/S) /JavaScript',
])('%s is nothing to refuse', (text) => {
  expect(searchFile(text)).toBeNull();
  expect(searchObjects(text)).toBeNull();
});
