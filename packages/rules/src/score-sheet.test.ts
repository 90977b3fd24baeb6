import { describe, expect, test } from 'vitest';
import { readGpi2022 } from '../test/gpi-2022.ts';
import { fraction } from './fraction.ts';
import {
  checkGrades,
  countsInRanking,
  type Grades,
  isComplete,
  missingCriteria,
  type SheetState,
  total,
} from './score-sheet.ts';

const edition = readGpi2022();
const complete: Grades = {
  objectifs: 5,
  resultats: 4,
  finances: 3,
  generalisation: 5,
  interbranches: 0,
  contribution: 4,
  qualite: 5,
};
const { qualite: _left, ...sixGrades } = complete;

describe('checking grades', () => {
  test('finds nothing wrong with whole points of the scale, its ends included', () => {
    expect(checkGrades(complete, edition)).toEqual([]);
    expect(checkGrades({}, edition)).toEqual([]);
  });

  test('says for each grade what is wrong with it', () => {
    const grades = { objectifs: 6, resultats: -1, finances: 2.5, qualite: Number.NaN, charme: 3 };
    expect(checkGrades(grades, edition)).toEqual([
      {
        code: 'out-of-scale',
        criterionId: 'objectifs',
        message: 'Critère «\u00a0Objectifs\u00a0»\u00a0: choisissez une note de 0 à 5.',
      },
      {
        code: 'out-of-scale',
        criterionId: 'resultats',
        message: 'Critère «\u00a0Résultats mesurables\u00a0»\u00a0: choisissez une note de 0 à 5.',
      },
      {
        code: 'not-whole',
        criterionId: 'finances',
        message: 'Critère «\u00a0Gestion financière\u00a0»\u00a0: choisissez une note entière de 0 à 5.',
      },
      {
        code: 'not-whole',
        criterionId: 'qualite',
        message: 'Critère «\u00a0Qualité du dossier\u00a0»\u00a0: choisissez une note entière de 0 à 5.',
      },
      {
        code: 'unknown-criterion',
        criterionId: 'charme',
        message: 'Ce critère ne figure pas dans la grille d’analyse\u00a0; retirez-le.',
      },
    ]);
  });
});

describe('completeness', () => {
  test('names the criteria that are missing in the order of the grid', () => {
    expect(missingCriteria({ qualite: 3, finances: 0 }, edition)).toEqual([
      'objectifs',
      'resultats',
      'generalisation',
      'interbranches',
      'contribution',
    ]);
    expect(missingCriteria(complete, edition)).toEqual([]);
  });

  test('a grade of 0 is a grade; one that is not valid is missing', () => {
    expect(isComplete(complete, edition)).toBe(true);
    expect(isComplete(sixGrades, edition)).toBe(false);
    expect(isComplete({ ...complete, qualite: 6 }, edition)).toBe(false);
    expect(isComplete({ ...complete, qualite: -1 }, edition)).toBe(false);
    expect(isComplete({ ...complete, qualite: 4.5 }, edition)).toBe(false);
  });

  test.each<[SheetState, Grades, boolean]>([
    ['submitted', complete, true],
    ['draft', complete, false],
    ['void', complete, false],
    ['submitted', sixGrades, false],
  ])('a %s sheet counts only when complete', (state, grades, counts) => {
    expect(countsInRanking({ state, grades }, edition)).toBe(counts);
  });
});

describe('the total', () => {
  test('is the exact weighted mean of the grades', () => {
    expect(total(complete, edition)).toEqual(fraction(26, 7));
    const [first, ...others] = edition.criteria;
    if (first === undefined) throw new Error('the edition has no criteria');
    const criteria = [{ ...first, weight: 4 }, ...others];
    expect(total(complete, { ...edition, criteria })).toEqual(fraction(41, 10));
  });

  test('does not exist while a criterion is missing', () => {
    expect(total(sixGrades, edition)).toBeNull();
  });
});
