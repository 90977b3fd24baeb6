import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScoreSheet } from '../score-sheet.ts';
import { adjustByLeastSquares } from './adjusted-mean.ts';
import { findComponents } from './connectivity.ts';
import { layOut } from './design.ts';
import { gatherTotals } from './gather-totals.ts';
import { giveSecondOpinion } from './give-second-opinion.ts';
import { rankMarks } from './ranks.ts';
import type { SecondOpinion, SecondOpinionInput } from './second-opinion.ts';
import type { Reading, Totals } from './totals.ts';

const OPTIONS = { draws: 200, seed: 7 };
const RUNS = { numRuns: 40 };

function give(input: SecondOpinionInput): SecondOpinion {
  const opinion = giveSecondOpinion(input, OPTIONS);
  if (opinion.kind === 'refused') throw new Error(JSON.stringify(opinion));
  return opinion;
}

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

const shape = fc.record({ entries: fc.integer({ min: 2, max: 8 }), jurors: fc.integer({ min: 2, max: 5 }) });

/** Every total is another one, so that no two entries are interchangeable. */
const completeTotals: fc.Arbitrary<Totals> = shape.chain(({ entries, jurors }) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 3500 }), {
      minLength: entries * jurors,
      maxLength: entries * jurors,
    })
    .map((points) => ({
      entries: names('E', entries),
      jurors: names('J', jurors),
      readings: points.map((point, index) => ({
        entry: Math.floor(index / jurors),
        juror: index % jurors,
        total: point / 700,
      })),
    })),
);

const totalsWithHoles: fc.Arbitrary<Totals> = completeTotals.chain((totals) =>
  fc.subarray([...totals.readings], { minLength: 1 }).map((readings) => ({ ...totals, readings })),
);

/** The same contest told in another order: readings, entries and jurors shuffled. */
const retold = totalsWithHoles.chain((totals) =>
  fc
    .record({
      entries: fc.shuffledSubarray([...totals.entries], { minLength: totals.entries.length }),
      jurors: fc.shuffledSubarray([...totals.jurors], { minLength: totals.jurors.length }),
      readings: fc.shuffledSubarray([...totals.readings], { minLength: totals.readings.length }),
    })
    .map(({ entries, jurors, readings }) => ({
      totals,
      other: {
        entries,
        jurors,
        readings: readings.map(({ entry, juror, total }) => ({
          entry: entries.indexOf(totals.entries[entry] ?? ''),
          juror: jurors.indexOf(totals.jurors[juror] ?? ''),
          total,
        })),
      },
    })),
);

const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
  new Map(list.map((one) => [one.id, one]));
const bySheet = ({ sheets }: SecondOpinion) =>
  new Map(sheets.map((sheet) => [`${sheet.entryId} ${sheet.jurorId}`, sheet]));

describe('a second opinion', () => {
  test('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(retold, ({ totals, other }) => {
        const [one, two] = [give({ totals }), give({ totals: other })];
        expect(byId(two.entries)).toEqual(byId(one.entries));
        expect(byId(two.jurors)).toEqual(byId(one.jurors));
        expect(bySheet(two)).toEqual(bySheet(one));
        expect(two.calibration).toEqual(one.calibration);
        expect(two.agreement).toEqual(one.agreement);
      }),
      RUNS,
    );
  });

  test('does not depend on names', () => {
    fc.assert(
      fc.property(totalsWithHoles, (totals) => {
        const renamed = {
          ...totals,
          entries: totals.entries.map((_, index) => `Z${99 - index}`),
          jurors: totals.jurors.map((_, index) => `Y${99 - index}`),
        };
        const unnamed = ({ entries, jurors, calibration }: SecondOpinion) => ({
          entries: entries.map((entry) => ({ ...entry, id: '' })),
          jurors: jurors.map((juror) => ({ ...juror, id: '' })),
          calibration,
        });
        expect(unnamed(give({ totals: renamed }))).toEqual(unnamed(give({ totals })));
      }),
      RUNS,
    );
  });

  test('has finite numbers only, and chances that add up', () => {
    fc.assert(
      fc.property(totalsWithHoles, (totals) => {
        const opinion = give({ totals });
        expect(
          JSON.stringify(opinion, (_, value) =>
            Number.isFinite(value) || typeof value !== 'number' ? value : 'ODD',
          ),
        ).not.toContain('ODD');
        const uncertain = opinion.entries.flatMap(({ uncertainty }) => uncertainty ?? []);
        const sum = uncertain.reduce((all, { chanceOfPlace }) => all + chanceOfPlace, 0);
        expect(sum).toBeCloseTo(Math.min(3, uncertain.length), 9);
        const ranks = uncertain.reduce((all, { expectedRank }) => all + expectedRank, 0);
        expect(ranks).toBeCloseTo((uncertain.length * (uncertain.length + 1)) / 2, 6);
      }),
      RUNS,
    );
  });

  test('leaves the order of the plain mean where everybody read everything', () => {
    fc.assert(
      fc.property(completeTotals, (totals) => {
        const opinion = give({ totals });
        expect(opinion.isComplete).toBe(true);
        const plain = rankMarks(opinion.entries.map(({ mean }) => mean)).competition;
        expect(opinion.entries.map(({ adjustedRank }) => adjustedRank)).toEqual(plain);
      }),
      RUNS,
    );
  });

  test('keeps the adjusted order when one juror adds the same to all grades: complete contests', () => {
    fc.assert(
      fc.property(completeTotals, fc.integer({ min: -5, max: 5 }), (totals, points) => {
        const order = (all: Totals) => give({ totals: all }).entries.map(({ adjustedRank }) => adjustedRank);
        expect(order(shift(totals, points))).toEqual(order(totals));
      }),
      RUNS,
    );
  });

  test('keeps marks by least squares apart from a constant, holes or not', () => {
    const connected = totalsWithHoles.filter((totals) => findComponents(totals).components === 1);
    fc.assert(
      fc.property(connected, fc.integer({ min: -5, max: 5 }), (totals, points) => {
        const marks = (all: Totals) => {
          const design = layOut(all);
          const found = adjustByLeastSquares(
            design,
            design.jurors.map(() => 0),
          ).marks;
          const placed = new Map(design.entries.map((entry, place) => [entry, found[place] ?? 0]));
          const lowest = Math.min(...found);
          return all.entries.map((_, entry) => (placed.get(entry) ?? lowest) - lowest);
        };
        const [before, after] = [marks(totals), marks(shift(totals, points))];
        for (const [entry, mark] of before.entries()) expect(after[entry]).toBeCloseTo(mark, 6);
      }),
      RUNS,
    );
  });
});

function shift(totals: Totals, points: number): Totals {
  const add = (reading: Reading) => ({
    ...reading,
    total: reading.total + (reading.juror === 0 ? points : 0),
  });
  return { ...totals, readings: totals.readings.map(add) };
}

describe('ranks', () => {
  const marks = fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { maxLength: 12 });

  test('are one more than the number of better marks, and shared by equal ones', () => {
    fc.assert(
      fc.property(marks, (list) => {
        const { competition, dense, fractional } = rankMarks(list);
        const present = list.filter((mark) => mark !== null);
        const expected = list.map((mark) => {
          if (mark === null) return { competition: null, dense: null, fractional: null };
          const above = present.filter((other) => other > mark).length;
          const equal = present.filter((other) => other === mark).length;
          const levels = new Set(present.filter((other) => other > mark)).size;
          return { competition: above + 1, dense: levels + 1, fractional: above + (equal + 1) / 2 };
        });
        expect(
          list.map((_, index) => ({
            competition: competition[index],
            dense: dense[index],
            fractional: fractional[index],
          })),
        ).toEqual(expected);
      }),
    );
  });

  test('do not part marks that rounding alone makes different', () => {
    expect(rankMarks([0.1 + 0.2, 0.3, 1]).competition).toEqual([2, 2, 1]);
  });
});

describe('sheets that do not count', () => {
  const edition = {
    criteria: ['a', 'b'].map((id) => ({ id, name: id, description: id, weight: 1 })),
    scale: { min: 0, max: 5, anchors: [] },
  };
  const grade = fc.integer({ min: 0, max: 5 });
  const sheets = (state: fc.Arbitrary<ScoreSheet['state']>, minKeys: number, jurors: string[]) =>
    fc.uniqueArray(
      fc.record({
        entryId: fc.constantFrom('X', 'Y', 'Z'),
        jurorId: fc.constantFrom(...jurors),
        state,
        grades: fc.dictionary(fc.constantFrom('a', 'b'), grade, { minKeys, maxKeys: 2 }),
      }),
      { selector: ({ entryId, jurorId }) => `${entryId} ${jurorId}`, maxLength: 12 },
    );

  test('void sheets and drafts change nothing, submitted or not', () => {
    const counting = sheets(fc.constant('submitted'), 2, ['J', 'K', 'L', 'M']);
    const others = sheets(fc.constantFrom('void', 'draft'), 0, ['J', 'K', 'L', 'N']);
    const entries = ['X', 'Y', 'Z'].map((id) => ({ id }));
    fc.assert(
      fc.property(counting, others, (some, more) => {
        const gathered = gatherTotals({ edition, entries, sheets: some });
        expect(gatherTotals({ edition, entries, sheets: [...more, ...some] })).toEqual(
          gatherTotals({ edition, entries, sheets: [...some] }),
        );
        expect(gathered.kind).toBe('gathered');
      }),
      RUNS,
    );
  });
});
