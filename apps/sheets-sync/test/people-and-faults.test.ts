import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../src/read-spreadsheet.ts';
import { COMMENT, KEYS, type Person, Stage, type Step, workbookOf } from './people-stage.ts';

const at = fc.nat({ max: 11 });
const person: fc.Arbitrary<Person> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('comment' as const), at }) },
  fc.record({ kind: fc.constantFrom('delete' as const, 'copy' as const), at }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('insert' as const), at, note: fc.boolean() }) },
  fc.record({ kind: fc.constant('sort' as const), column: fc.nat({ max: 6 }), descending: fc.boolean() }),
  fc.record({ kind: fc.constant('delete-tab' as const) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('person' as const), act: person }),
  fc.record({ kind: fc.constant('rerank' as const), order: fc.shuffledSubarray(KEYS, { minLength: 1 }) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      fate: fc.constantFrom('done', 'done', 'lost', 'dropped', 'late', 'twice', 'concurrent'),
      meanwhile: fc.option(person),
    }),
  },
);

test('whatever people and the network do, no comment ends beside the wrong entry, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
      const stage = new Stage();
      for (const one of steps) {
        if (one.kind === 'person') stage.act(one.act);
        else if (one.kind === 'rerank') stage.wanted = workbookOf(one.order);
        else stage.sync(one);
      }
      stage.settle();
      expect(stage.faults).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('an entry that leaves while a person deletes the row above it keeps its own name', () => {
  const stage = new Stage();
  stage.sync({ kind: 'sync', fate: 'done', meanwhile: null });
  stage.act({ kind: 'comment', at: 1 });
  stage.wanted = workbookOf(['A-6']);
  stage.sync({ kind: 'sync', fate: 'done', meanwhile: { kind: 'delete', at: 0 } });
  stage.settle();
  expect(stage.faults).toEqual([]);
  expect(new Map(stage.commentsByCode()).get('A-2')).toBe('A-2 1');
});

test('two rows that left and got the same number, sorted while they were written, are told apart again', () => {
  const stage = new Stage();
  stage.sync({ kind: 'sync', fate: 'done', meanwhile: null });
  stage.wanted = workbookOf(['A-4']);
  stage.sync({ kind: 'sync', fate: 'done', meanwhile: { kind: 'delete', at: 1 } });
  const sort: Person = { kind: 'sort', column: 0, descending: true };
  stage.sync({ kind: 'sync', fate: 'done', meanwhile: sort });
  stage.settle();
  expect(stage.faults).toEqual([]);
});

test('an entry that left and whose number was cleared by mistake is still known by its key', () => {
  const stage = new Stage();
  stage.sync({ kind: 'sync', fate: 'done', meanwhile: null });
  stage.act({ kind: 'comment', at: 1 });
  stage.wanted = workbookOf(['A-2', 'A-4', 'A-1', 'A-3']);
  stage.sync({ kind: 'sync', fate: 'done', meanwhile: { kind: 'delete', at: 0 } });
  stage.wanted = workbookOf(['A-6']);
  stage.sync({ kind: 'sync', fate: 'done', meanwhile: { kind: 'insert', at: 0, note: false } });
  stage.settle();
  expect(stage.faults).toEqual([]);
  expect(new Map(stage.commentsByCode()).get('A-2')).toBe('A-2 1');
});

test('without a person at work, a comment follows its entry through every re-ranking and fault', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          order: fc.shuffledSubarray(KEYS, { minLength: 1 }),
          fate: fc.constantFrom('done' as const, 'lost' as const, 'dropped' as const, 'twice' as const),
        }),
        { maxLength: 12 },
      ),
      (rounds) => {
        const stage = new Stage();
        stage.wanted = workbookOf(KEYS);
        stage.settle();
        for (const row of stage.tab?.rows ?? []) {
          const key = textOf(row[0]);
          if (KEYS.includes(key)) row[COMMENT] = `${key} sien`;
        }
        for (const { order, fate } of rounds) {
          stage.wanted = workbookOf(order);
          stage.sync({ kind: 'sync', fate, meanwhile: null });
        }
        stage.settle();
        expect(stage.faults).toEqual([]);
        expect(new Map(stage.commentsByCode())).toEqual(new Map(KEYS.map((key) => [key, `${key} sien`])));
      },
    ),
    { numRuns: 100 },
  );
});

test('a line of names that a person deleted comes back, and no row is lost with what stood above it', () => {
  const stage = new Stage();
  stage.settle();
  for (const at of [0, 1, 2]) stage.act({ kind: 'comment', at });
  stage.plan();
  stage.tab?.rows.splice(stage.bodyStart - 1, 1);
  const plan = stage.plan();
  if (plan.kind === 'publish') stage.send(plan.requests);
  expect(stage.commentsByCode()).toEqual([
    ['A-1', 'A-1 1'],
    ['A-2', 'A-2 2'],
    ['A-3', 'A-3 3'],
  ]);
});
