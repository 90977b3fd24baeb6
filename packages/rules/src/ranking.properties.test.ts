import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFractions, type Fraction, fraction, meanFraction } from './fraction.ts';
import { type RankedEntry, type Ranking, type RankingRules, rankEntries } from './ranking.ts';
import { countsInRanking, type ScoreSheet, total } from './score-sheet.ts';

const CRITERIA = ['a', 'b', 'c'];
const ENTRIES = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6'].map((id) => ({ id }));
const JURORS = ['J1', 'J2', 'J3', 'J4', 'J5'];

const rules: fc.Arbitrary<RankingRules> = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
    tieBreaks: fc.constantFrom<RankingRules['tieBreaks'][]>(
      [],
      ['median-of-totals'],
      ['median-of-totals', 'criteria-by-weight'],
    ),
    trimmedMean: fc.constantFrom(null, { minSheets: 3 }),
    quorum: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ weights, ...rest }) => ({
    ...rest,
    criteria: CRITERIA.map((id, index) => ({ id, name: id, description: id, weight: weights[index] ?? 1 })),
    scale: { min: 0, max: 3, anchors: [] },
    finalistsPerCategory: 3,
  }));

/** Few jurors and a short scale, so that ties abound; holes, drafts and void sheets too. */
const sheets: fc.Arbitrary<ScoreSheet[]> = fc
  .array(
    fc.record({
      entryId: fc.constantFrom(...ENTRIES.map(({ id }) => id)),
      jurorId: fc.constantFrom(...JURORS),
      state: fc.constantFrom<ScoreSheet['state'][]>('submitted', 'submitted', 'submitted', 'draft', 'void'),
      grades: fc.dictionary(fc.constantFrom(...CRITERIA), fc.integer({ min: 0, max: 3 }), { minKeys: 2 }),
    }),
    { maxLength: 40 },
  )
  .map((all) => [...new Map(all.map((one) => [`${one.entryId} ${one.jurorId}`, one])).values()]);

const contest = fc.record({ edition: rules, sheets });
const rank = (edition: RankingRules, all: ScoreSheet[]) =>
  rankEntries({ edition, entries: ENTRIES, sheets: all });
const marked = (ranking: Ranking) =>
  ranking.entries.filter(
    (entry): entry is RankedEntry & { mark: Fraction; rank: number } => entry.mark !== null,
  );

describe('any ranking', () => {
  test('does not depend on the order of its rows', () => {
    const shuffled = contest.chain((one) =>
      fc.record({
        one: fc.constant(one),
        sheets: fc.shuffledSubarray(one.sheets, { minLength: one.sheets.length }),
        entries: fc.shuffledSubarray(ENTRIES, { minLength: ENTRIES.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ one, sheets, entries }) => {
        expect(rankEntries({ edition: one.edition, entries, sheets })).toEqual(rank(one.edition, one.sheets));
      }),
    );
  });

  test('does not depend on names: other ids give each entry the same rank and mark', () => {
    const rename = new Map(ENTRIES.map(({ id }, index) => [id, `Z${ENTRIES.length - index}`]));
    const renamed = (id: string) => rename.get(id) ?? id;
    fc.assert(
      fc.property(contest, ({ edition, sheets }) => {
        const other = rankEntries({
          edition,
          entries: ENTRIES.map(({ id }) => ({ id: renamed(id) })),
          sheets: sheets.map((sheet) => ({ ...sheet, entryId: renamed(sheet.entryId) })),
        });
        const found = new Map(other.entries.map((entry) => [entry.id, entry]));
        for (const entry of rank(edition, sheets).entries) {
          expect(found.get(renamed(entry.id))).toEqual({ ...entry, id: renamed(entry.id) });
        }
      }),
    );
  });

  test('is not changed by void, draft or incomplete sheets', () => {
    fc.assert(
      fc.property(contest, ({ edition, sheets }) => {
        const counting = sheets.filter((sheet) => countsInRanking(sheet, edition));
        expect(rank(edition, sheets)).toEqual(rank(edition, counting));
      }),
    );
  });

  test('lists every entry once, with a rank exactly when it has a mark', () => {
    fc.assert(
      fc.property(contest, ({ edition, sheets }) => {
        const { entries } = rank(edition, sheets);
        expect(entries.map(({ id }) => id).sort()).toEqual(ENTRIES.map(({ id }) => id));
        for (const entry of entries) {
          expect(entry.rank === null).toBe(entry.mark === null);
          expect(entry.mark === null).toBe(entry.sheets === 0);
          expect(entry.provisional).toBe(entry.sheets < edition.quorum);
        }
      }),
    );
  });

  test('a rank is one more than the number of entries ranked before it, never against the exact marks', () => {
    fc.assert(
      fc.property(contest, ({ edition, sheets }) => {
        const entries = marked(rank(edition, sheets));
        for (const entry of entries) {
          expect(entry.rank).toBe(1 + entries.filter((other) => other.rank < entry.rank).length);
          expect(entry.tied).toBe(entries.filter((other) => other.rank === entry.rank).length > 1);
          const beaten = entries.filter((other) => compareFractions(entry.mark, other.mark) > 0);
          expect(beaten.every((other) => entry.rank < other.rank)).toBe(true);
        }
      }),
    );
  });

  test('without tie-breaks the rank is shared exactly when the marks are equal', () => {
    fc.assert(
      fc.property(contest, ({ edition, sheets }) => {
        const entries = marked(rank({ ...edition, tieBreaks: [] }, sheets));
        for (const entry of entries) {
          const higher = entries.filter((other) => compareFractions(other.mark, entry.mark) > 0);
          expect(entry.rank).toBe(1 + higher.length);
        }
      }),
    );
  });

  test('ties across the cut line are those that hold ranks on both sides of it', () => {
    fc.assert(
      fc.property(contest, ({ edition, sheets }) => {
        const ranking = rank(edition, sheets);
        const within = marked(ranking).filter(({ rank }) => rank <= edition.finalistsPerCategory);
        const across = ranking.entries.filter((entry) => entry.acrossCutLine);
        const places = edition.finalistsPerCategory;
        expect(across.length > 0).toBe(within.length > places);
        const tie = {
          kind: 'tied',
          rank: across[0]?.rank,
          places: places - (within.length - across.length),
          entryIds: across.map(({ id }) => id),
        };
        expect(ranking.cutLine).toEqual(across.length > 0 ? tie : { kind: 'clear' });
      }),
    );
  });
});

describe('the plain mean', () => {
  const plain = (edition: RankingRules): RankingRules => ({ ...edition, trimmedMean: null });

  test('is the mean of the totals', () => {
    fc.assert(
      fc.property(contest, ({ edition, sheets }) => {
        for (const entry of rank(plain(edition), sheets).entries) {
          const totals = sheets
            .filter((sheet) => sheet.entryId === entry.id && sheet.state === 'submitted')
            .flatMap((sheet) => total(sheet.grades, edition) ?? []);
          expect(entry.mark).toEqual(meanFraction(totals));
        }
      }),
    );
  });

  test('a sheet that equals the mark does not move it', () => {
    fc.assert(
      fc.property(contest, fc.integer({ min: 0, max: 3 }), ({ edition, sheets }, g) => {
        const grades = { a: g, b: g, c: g };
        const own = (jurorId: string): ScoreSheet => ({ entryId: 'E1', jurorId, state: 'submitted', grades });
        const others = sheets.filter(({ entryId }) => entryId !== 'E1');
        const one = rank(plain(edition), [...others, own('J1')]);
        const two = rank(plain(edition), [...others, own('J1'), own('J2')]);
        const find = (ranking: Ranking) => ranking.entries.find(({ id }) => id === 'E1');
        expect(find(two)?.mark).toEqual(fraction(g, 1));
        expect(find(two)?.mark).toEqual(find(one)?.mark);
      }),
    );
  });

  test('doubling the whole jury moves nobody', () => {
    fc.assert(
      fc.property(contest, ({ edition, sheets }) => {
        const twins = sheets.map((sheet) => ({ ...sheet, jurorId: `${sheet.jurorId} again` }));
        const once = rank(plain(edition), sheets).entries;
        const twice = rank(plain(edition), [...sheets, ...twins]).entries;
        const place = ({ id, rank, mark }: RankedEntry) => ({ id, rank, mark });
        expect(twice.map(place)).toEqual(once.map(place));
      }),
    );
  });
});
