import { assert, dictionary, jsonValue, property, shuffledSubarray, string } from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

// RFC 8785, 3.2.2 and 3.2.3.
test('the examples of RFC 8785', () => {
  expect(
    canonicalJson({
      numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }),
  ).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const sorted = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(Object.values(JSON.parse(canonicalJson(sorted).replace('"1"', '"x1"')))).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

test('what is read back is what was written, but for the sign of zero', () => {
  assert(
    property(jsonValue({ stringUnit: 'binary', maxDepth: 3 }), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order of members is irrelevant, and canonical JSON is its own canonical form', () => {
  const values = dictionary(string(), jsonValue({ maxDepth: 2 }));
  assert(
    property(
      values.chain((value) =>
        shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length }).map((entries) => ({
          value,
          shuffled: Object.fromEntries(entries),
        })),
      ),
      ({ value, shuffled }) => {
        expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      },
    ),
  );
});

test.each([
  ['a number that is none', Number.NaN],
  ['an infinite number', Number.POSITIVE_INFINITY],
  ['half a character', '\ud800'],
  ['half a character in a name', { '\udc00': 1 }],
  ['nothing in a list', [undefined]],
  ['a bigint', 1n],
])('%s has no canonical form', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});
