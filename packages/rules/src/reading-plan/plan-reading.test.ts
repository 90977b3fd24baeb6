import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pairing, planReading, type ReadingRequest } from './plan-reading.ts';

const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(3, '0')}`);

const every = (entryIds: readonly string[], jurorIds: readonly string[]): Pairing[] =>
  entryIds.flatMap((entryId) => jurorIds.map((jurorId) => ({ entryId, jurorId })));

function plan(request: ReadingRequest) {
  const made = planReading(request);
  if (made.kind !== 'planned') throw new Error(`not planned: ${made.kind}`);
  return made;
}

const request = fc
  .record({
    entries: fc.integer({ min: 1, max: 40 }),
    jurors: fc.integer({ min: 1, max: 12 }),
    readersPerEntry: fc.integer({ min: 1, max: 5 }),
    seed: fc.integer(),
    conflictShare: fc.constantFrom(0, 0.05, 0.3),
  })
  .chain(({ entries, jurors, readersPerEntry, seed, conflictShare }) => {
    const entryIds = ids('E', entries);
    const jurorIds = ids('J', jurors);
    const cells = every(entryIds, jurorIds);
    return fc.record({
      entryIds: fc.constant(entryIds),
      jurorIds: fc.constant(jurorIds),
      readersPerEntry: fc.constant(readersPerEntry),
      seed: fc.constant(seed),
      conflicts: fc.subarray(cells, { maxLength: Math.floor(conflictShare * cells.length) }),
    });
  });

/** Few enough to try every plan there is. */
const tiny = fc
  .record({
    entries: fc.integer({ min: 1, max: 4 }),
    jurors: fc.integer({ min: 2, max: 4 }),
    readersPerEntry: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer(),
  })
  .chain(({ entries, jurors, readersPerEntry, seed }) => {
    const entryIds = ids('E', entries);
    const jurorIds = ids('J', jurors);
    return fc.record({
      entryIds: fc.constant(entryIds),
      jurorIds: fc.constant(jurorIds),
      readersPerEntry: fc.constant(readersPerEntry),
      seed: fc.constant(seed),
      conflicts: fc.subarray(every(entryIds, jurorIds), { maxLength: Math.min(4, entries * jurors) }),
    });
  });

const keys = (assignments: readonly Pairing[]) =>
  new Set(assignments.map((one) => `${one.entryId} ${one.jurorId}`));

describe('the first wave', () => {
  test('gives every entry as many distinct readers without a conflict', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const made = planReading(asked);
        fc.pre(made.kind === 'planned');
        const { assignments, loads } = made;
        const forbidden = keys(asked.conflicts);
        expect(keys(assignments).size).toBe(assignments.length);
        expect([...keys(assignments)].filter((key) => forbidden.has(key))).toEqual([]);
        for (const entryId of asked.entryIds) {
          const readers = assignments.filter((one) => one.entryId === entryId);
          expect(readers).toHaveLength(asked.readersPerEntry);
        }
        for (const [jurorId, load] of loads) {
          expect(load).toBe(assignments.filter((one) => one.jurorId === jurorId).length);
        }
      }),
    );
  });

  test('is refused exactly when conflicts leave an entry too few jurors, naming each such entry', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const forbidden = keys(asked.conflicts);
        const lacking = asked.entryIds
          .map((entryId) => ({
            entryId,
            jurors: asked.jurorIds.filter((jurorId) => !forbidden.has(`${entryId} ${jurorId}`)).length,
          }))
          .filter(({ jurors }) => jurors < asked.readersPerEntry);
        const made = planReading(asked);
        expect(made.kind === 'too-few-readers' ? made.entries : []).toEqual(lacking);
        expect(made.kind).toBe(lacking.length > 0 ? 'too-few-readers' : 'planned');
      }),
    );
  });

  test('without conflicts, loads differ by one at most', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const made = planReading({ ...asked, conflicts: [] });
        fc.pre(made.kind === 'planned');
        const loads = [...made.loads.values()];
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('with conflicts no other plan has more equal loads, and none as equal is better connected', () => {
    fc.assert(
      fc.property(tiny, (asked) => {
        const made = planReading(asked);
        fc.pre(made.kind === 'planned');
        const all = enumeratePlans(asked);
        const unevenness = (assignments: readonly Pairing[]) => sumSquaredLoads(assignments);
        const least = Math.min(...all.map(unevenness));
        expect(unevenness(made.assignments)).toBe(least);
        const equal = all.filter((assignments) => unevenness(assignments) === least);
        expect(made.groups).toBe(countGroupsNaively(made.assignments));
        expect(made.groups).toBe(Math.min(...equal.map(countGroupsNaively)));
      }),
      { numRuns: 300 },
    );
  });

  test('is connected at the size of real contests, conflicts or not', () => {
    fc.assert(
      fc.property(request, (asked) => {
        fc.pre(asked.readersPerEntry >= 2 && asked.entryIds.length >= 2 * asked.jurorIds.length);
        const made = planReading(asked);
        fc.pre(made.kind === 'planned');
        expect(made.groups).toBe(1);
      }),
    );
  });

  test('does not depend on the order of its rows, and is the same every time', () => {
    const shuffled = request.chain((asked) =>
      fc.record({
        asked: fc.constant(asked),
        entryIds: fc.shuffledSubarray(asked.entryIds, { minLength: asked.entryIds.length }),
        jurorIds: fc.shuffledSubarray(asked.jurorIds, { minLength: asked.jurorIds.length }),
        conflicts: fc.shuffledSubarray(asked.conflicts, { minLength: asked.conflicts.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ asked, ...rows }) => {
        const made = planReading(asked);
        expect(planReading({ ...asked, ...rows })).toEqual(made);
        fc.pre(made.kind === 'planned');
        const previous = made.assignments;
        expect(planReading({ ...asked, ...rows, previous: previous.toReversed() })).toEqual(made);
      }),
    );
  });

  test('refuses what is no number of readers, and names listed twice', () => {
    const asked = { entryIds: ['E1'], jurorIds: ['J1'], conflicts: [], seed: 1 };
    for (const readersPerEntry of [0, -1, 1.5, Number.NaN]) {
      expect(planReading({ ...asked, readersPerEntry })).toEqual({ kind: 'not-a-count', readersPerEntry });
    }
    const twice = { ...asked, entryIds: ['E1', 'E1'], jurorIds: ['J1', 'J2', 'J1'], readersPerEntry: 1 };
    expect(planReading(twice)).toEqual({ kind: 'listed-twice', ids: ['E1', 'J1'] });
  });

  test('of no entry is an empty plan', () => {
    const made = plan({ entryIds: [], jurorIds: ['J1'], conflicts: [], readersPerEntry: 3, seed: 1 });
    expect(made).toMatchObject({ assignments: [], groups: 0 });
  });
});

function enumeratePlans({ entryIds, jurorIds, conflicts, readersPerEntry }: ReadingRequest): Pairing[][] {
  const forbidden = keys(conflicts);
  return entryIds.reduce<Pairing[][]>(
    (plans, entryId) => {
      const free = jurorIds.filter((jurorId) => !forbidden.has(`${entryId} ${jurorId}`));
      const rows = choose(free, readersPerEntry).map((row) => row.map((jurorId) => ({ entryId, jurorId })));
      return plans.flatMap((assignments) => rows.map((row) => [...assignments, ...row]));
    },
    [[]],
  );
}

function choose<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, index) =>
    choose(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]),
  );
}

function sumSquaredLoads(assignments: readonly Pairing[]): number {
  const loads = new Map<string, number>();
  for (const { jurorId } of assignments) loads.set(jurorId, (loads.get(jurorId) ?? 0) + 1);
  return [...loads.values()].reduce((sum, load) => sum + load ** 2, 0);
}

/** Readings that share an entry or a juror are in one group. */
function countGroupsNaively(assignments: readonly Pairing[]): number {
  const groups: Pairing[][] = [];
  for (const reading of assignments) {
    const touching = groups.filter((group) =>
      group.some((one) => one.entryId === reading.entryId || one.jurorId === reading.jurorId),
    );
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([reading, ...touching.flat()]);
  }
  return groups.length;
}
