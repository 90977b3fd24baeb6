import { describe, expect, test } from 'vitest';
import type { TieBreak } from '../src/edition.ts';
import { fraction, toNumber } from '../src/fraction.ts';
import { type RankedEntry, type RankingRules, rankEntries } from '../src/ranking.ts';
import type { ScoreSheet } from '../src/score-sheet.ts';
import { readEdgeCases, readTieVectors } from './vectors.ts';

const named = (id: string, weight: number) => ({ id, weight, name: id, description: id });
const by = <T>(entries: readonly RankedEntry[], pick: (entry: RankedEntry) => T) =>
  Object.fromEntries(entries.map((entry) => [entry.id, pick(entry)]));

describe('the official rule and its tie-breaks, against reference results', () => {
  const vectors = readTieVectors();
  const rulesWith = (tieBreaks: readonly TieBreak[]): RankingRules => ({
    criteria: vectors.criteria.map(({ id, weight }) => named(id, weight)),
    scale: { ...vectors.scale, anchors: [] },
    quorum: 3,
    finalistsPerCategory: 3,
    tieBreaks,
    trimmedMean: null,
  });
  const entries = vectors.dossiers.map((id) => ({ id }));
  const sheets = vectors.sheets.map(({ dossier, juror, grades }): ScoreSheet => {
    const byCriterion = vectors.criteria.map(({ id }, index): [string, number] => [id, grades[index] ?? -1]);
    return { entryId: dossier, jurorId: juror, state: 'submitted', grades: Object.fromEntries(byCriterion) };
  });

  test('the whole chain gives the expected marks, order and ranks', () => {
    const edition = rulesWith(['median-of-totals', 'criteria-by-weight']);
    const ranking = rankEntries({ edition, entries, sheets });
    const marks = Object.entries(vectors.expected.mean).map(([id, [n, d]]) => [id, fraction(n, d)]);
    expect(by(ranking.entries, (entry) => entry.mark)).toEqual(Object.fromEntries(marks));
    expect(ranking.entries.map(({ id }) => id)).toEqual(vectors.expected.order);
    expect(by(ranking.entries, (entry) => entry.rank)).toEqual(vectors.expected.rank);
    const tied = ranking.entries.filter((entry) => entry.tied).map(({ id }) => id);
    expect([tied]).toEqual(vectors.expected.tiedForTheJury);
    expect(ranking.cutLine).toEqual({ kind: 'tied', rank: 3, places: 1, entryIds: tied });
    expect(ranking.entries.every(({ hint }) => hint === null)).toBe(true);
  });

  test('the median alone separates B and leaves the others to the jury', () => {
    const ranking = rankEntries({ edition: rulesWith(['median-of-totals']), entries, sheets });
    expect(by(ranking.entries, (entry) => entry.rank)).toEqual({ E: 1, A: 2, C: 2, D: 2, B: 5, F: 6 });
  });

  test('rules without tie-breaks share the rank and show the same chain as a hint only', () => {
    const ranking = rankEntries({ edition: rulesWith([]), entries, sheets });
    expect(by(ranking.entries, (entry) => entry.rank)).toEqual({ E: 1, A: 2, B: 2, C: 2, D: 2, F: 6 });
    expect(by(ranking.entries, (entry) => entry.hint?.position)).toEqual({
      C: 1,
      A: 2,
      D: 2,
      B: 4,
      E: undefined,
      F: undefined,
    });
    expect(ranking.cutLine).toEqual({ kind: 'tied', rank: 2, places: 2, entryIds: ['A', 'B', 'C', 'D'] });
    expect(ranking.obstacles).toEqual([{ kind: 'below-quorum', entryId: 'E', sheets: 2, quorum: 3 }]);
  });
});

describe('degenerate contests, against reference results', () => {
  const edition: RankingRules = {
    criteria: [named('c1', 1)],
    scale: { min: 0, max: 10, anchors: [] },
    quorum: 1,
    finalistsPerCategory: 3,
    tieBreaks: [],
    trimmedMean: null,
  };
  const cases = readEdgeCases().cases.filter(({ expected }) => expected.rank !== undefined);

  test.each(cases)('$id', ({ totals, expected }) => {
    const sheets = totals.flatMap((row, entry) =>
      row.flatMap((grade, juror): ScoreSheet[] =>
        grade === null
          ? []
          : [{ entryId: String(entry), jurorId: String(juror), state: 'submitted', grades: { c1: grade } }],
      ),
    );
    const entries = totals.map((_, entry) => ({ id: String(entry) }));
    const ranking = rankEntries({ edition, entries, sheets });
    const ranked = new Map(ranking.entries.map((entry) => [entry.id, entry]));
    const inOrder = entries.map(({ id }) => ranked.get(id));
    expect(inOrder.map((entry) => entry?.rank)).toEqual(expected.rank);
    const marks = inOrder.map((entry) => (entry?.mark ? toNumber(entry.mark) : null));
    expect(marks).toEqual(expected.rawMean);
  });

  test('all of them were run', () => {
    expect(cases.map(({ id }) => id)).toEqual([
      'all_identical',
      'single_juror',
      'single_dossier',
      'dossier_without_grade',
      'every_dossier_one_juror',
      'pure_severity_no_noise',
    ]);
  });
});
