import { describe, expect, test } from 'vitest';
import { type ExplanationInput, explainOrder } from './explain-ranking.ts';
import type { ScoreSheet } from './score-sheet.ts';

const edition: ExplanationInput['edition'] = {
  criteria: [
    { id: 'a', name: 'Objectifs', description: 'Objectifs', weight: 1 },
    { id: 'b', name: 'Résultats', description: 'Résultats', weight: 2 },
  ],
  scale: { min: 0, max: 5, anchors: [] },
  shownOutOf: 20,
  quorum: 2,
  finalistsPerCategory: 3,
  tieBreaks: [],
  trimmedMean: null,
};

/** One sheet for each pair of grades, by jurors 1, 2, 3, … */
const grade = (entryId: string, ...pairs: [number, number][]): ScoreSheet[] =>
  pairs.map(([a, b], index) => ({
    entryId,
    jurorId: String(index + 1),
    state: 'submitted',
    grades: { a, b },
  }));

function explain(sheets: ScoreSheet[], rules: Partial<ExplanationInput['edition']> = {}, ids = ['A', 'B']) {
  const input = { edition: { ...edition, ...rules }, entries: ids.map((id) => ({ id })), sheets };
  const explanation = explainOrder(input, 'B', 'A');
  if (explanation.kind === 'unknown-entry') throw new Error(explanation.entryId);
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  return { headline: plain(explanation.headline), steps: explanation.steps.map(plain) };
}

describe('why A stands before B', () => {
  test('by their marks, whichever is named first', () => {
    expect(explain([...grade('A', [4, 4], [3, 4]), ...grade('B', [4, 3], [3, 3])])).toEqual({
      headline: 'A devant B : 15,33 contre 12,67 sur 20',
      steps: [
        'A : moyenne de 2 totaux, 15,33 sur 20.',
        'B : moyenne de 2 totaux, 12,67 sur 20.',
        'A devant B : 15,33 contre 12,67 sur 20.',
      ],
    });
  });

  test('with more decimals where two do not show the difference', () => {
    const many = Array.from({ length: 40 }, (): [number, number] => [3, 3]);
    const sheets = [...grade('A', [4, 3], ...many), ...grade('B', ...many, [3, 3], [4, 3])];
    const close = explain([...sheets, ...grade('C', [5, 5])], {}, ['A', 'B', 'C']);
    expect(close.headline).toBe('A devant B : 12,033 contre 12,032 sur 20');
  });

  test('says that a rank is provisional', () => {
    const { steps } = explain([...grade('A', [4, 4]), ...grade('B', [4, 3], [3, 3])]);
    expect(steps[0]).toBe('A : moyenne d’un seul total, 16,00 sur 20.');
    expect(steps.at(-1)).toBe('Rang provisoire : A a 1 grille soumise, il en faut 2.');
  });

  test('says that extremes were dropped', () => {
    const sheets = [...grade('A', [5, 5], [4, 4], [0, 0]), ...grade('B', [3, 3], [3, 3], [3, 3])];
    const { steps } = explain(sheets, { trimmedMean: { minSheets: 3 } });
    expect(steps[0]).toBe('A : moyenne de 3 totaux, le plus haut et le plus bas écartés, 16,00 sur 20.');
  });

  test('shares the rank where the rules name no tie-break, and hints at one', () => {
    expect(explain([...grade('A', [5, 2], [3, 3]), ...grade('B', [1, 4], [3, 3])])).toEqual({
      headline: 'A et B ex æquo : 12,00 sur 20',
      steps: [
        'A : moyenne de 2 totaux, 12,00 sur 20.',
        'B : moyenne de 2 totaux, 12,00 sur 20.',
        'Notes exactement égales : 12,00 sur 20.',
        'Le règlement ne prévoit aucun départage : le rang est partagé, le jury tranche s’il le faut.',
        'À titre indicatif, sans effet sur le rang : avantage à B, moyenne du critère « Résultats » de 3,50 contre 2,50 sur 5.',
      ],
    });
  });

  test('goes through the tie-breaks of the rules until one decides', () => {
    const sheets = [...grade('A', [1, 4], [3, 3]), ...grade('B', [5, 2], [3, 3])];
    const { headline, steps } = explain(sheets, { tieBreaks: ['median-of-totals', 'criteria-by-weight'] });
    expect(headline).toBe(
      'A devant B : à égalité de note, moyenne du critère « Résultats » de 3,50 contre 2,50 sur 5',
    );
    expect(steps.slice(3)).toEqual([
      'Départage : médiane des totaux égale, 12,00 sur 20.',
      'Départage : moyenne du critère « Résultats » de 3,50 contre 2,50 sur 5.',
    ]);
  });

  test('leaves to the jury what no tie-break separates', () => {
    const sheets = [...grade('A', [3, 3], [3, 3]), ...grade('B', [3, 3], [3, 3])];
    const { headline, steps } = explain(sheets, { tieBreaks: ['median-of-totals'] });
    expect(headline).toBe('A et B ex æquo : 12,00 sur 20');
    expect(steps.at(-1)).toBe(
      'Aucun départage ne les sépare : le rang est partagé, le jury tranche s’il le faut.',
    );
  });

  test('has no rank to explain without a sheet', () => {
    expect(explain(grade('A', [3, 3]))).toEqual({
      headline: 'B : pas encore de rang',
      steps: ['B : aucune grille soumise, donc ni note ni rang.'],
    });
    expect(explain([]).headline).toBe('A et B : pas encore de rang');
  });

  test('knows neither foreign entries nor an entry before itself', () => {
    const input = { edition, entries: [{ id: 'A' }], sheets: [] };
    expect(explainOrder(input, 'A', 'Z')).toEqual({ kind: 'unknown-entry', entryId: 'Z' });
    expect(explainOrder(input, 'A', 'A')).toEqual({
      kind: 'explained',
      headline: 'Une candidature ne se compare pas à elle-même.',
      steps: [],
    });
  });

  test('calls entries as it is told to', () => {
    const input = {
      edition,
      entries: [{ id: 'A' }, { id: 'B' }],
      sheets: [...grade('A', [4, 4]), ...grade('B', [3, 3])],
    };
    const explanation = explainOrder(input, 'A', 'B', (id) => `SOC-00${id === 'A' ? 1 : 2}`);
    expect(explanation).toMatchObject({
      headline: 'SOC-001 devant SOC-002\u00a0: 16,00 contre 12,00 sur 20',
    });
  });
});
