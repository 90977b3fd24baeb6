import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRanker } from './rank-values.ts';

test('a rank is the number of higher values', () => {
  const values = fc.array(
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })),
    {
      minLength: 1,
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(values, values, (first, second) => {
      const rank = makeRanker(first.length);
      // The same ranker is used again and again: nothing of one ranking may stay for the next.
      const again = first.map((value, index) => second[index] ?? value);
      for (const list of [first, again]) {
        const ranks = new Int32Array(list.length);
        rank(Float64Array.from(list), ranks);
        expect([...ranks]).toEqual(list.map((value) => list.filter((other) => other > value).length));
      }
    }),
  );
});
