import type { Edition } from './edition.ts';
import type { Fraction } from './fraction.ts';
import { fraction } from './fraction.ts';

/** A juror's grades by criterion id, whole points of the edition's scale; criteria may still be missing in a draft. */
export type Grades = Readonly<Record<string, number>>;

/** A sheet is a draft until it is submitted; a void one (recusal, repositioning) stays on record and never counts. */
export type SheetState = 'draft' | 'submitted' | 'void';

/** One juror's grades for one entry. */
export type ScoreSheet = {
  readonly entryId: string;
  readonly jurorId: string;
  readonly state: SheetState;
  readonly grades: Grades;
};

/** What is wrong with one grade, with a French sentence that says how to mend it. */
export type GradeProblem = {
  readonly code: 'unknown-criterion' | 'not-whole' | 'out-of-scale';
  readonly criterionId: string;
  readonly message: string;
};

/** The part of an edition that says how a score sheet is filled. */
export type Grid = Pick<Edition, 'criteria' | 'scale'>;

/**
 * Everything that is wrong with the grades given so far; criteria not graded yet are no problem (see `missingCriteria`).
 *
 * @example checkGrades({ objectifs: 6 }, edition) // [{ code: 'out-of-scale', criterionId: 'objectifs', … }]
 */
export function checkGrades(grades: Grades, grid: Grid): GradeProblem[] {
  return Object.entries(grades).flatMap(([criterionId, grade]) => checkGrade(criterionId, grade, grid) ?? []);
}

/** The ids of the criteria without a valid grade, in the order of the grid. */
export function missingCriteria(grades: Grades, grid: Grid): string[] {
  return grid.criteria.filter(({ id }) => !isOnScale(grades[id], grid)).map(({ id }) => id);
}

/** Whether every criterion of the grid has a whole grade within the scale. */
export function isComplete(grades: Grades, grid: Grid): boolean {
  return sumWeightedPoints(grades, grid) !== null;
}

/** Whether a sheet counts in the ranking: submitted, complete, and not void (Art. 6.2). */
export function countsInRanking(sheet: Pick<ScoreSheet, 'state' | 'grades'>, grid: Grid): boolean {
  return sheet.state === 'submitted' && isComplete(sheet.grades, grid);
}

/**
 * A juror's total Σ w·g / Σ w, exactly, on the scale of the grades; null while a criterion is missing.
 *
 * @example total({ objectifs: 4, resultats: 5, … }, edition) // 30/7; `formatMark` shows it out of 20
 */
export function total(grades: Grades, grid: Grid): Fraction | null {
  const points = sumWeightedPoints(grades, grid);
  return points === null ? null : fraction(points, sumWeights(grid));
}

/**
 * Σ w·g: the numerator of a total, whose denominator `sumWeights` is the same for all sheets of an edition. Null
 * while a criterion is missing.
 */
export function sumWeightedPoints(grades: Grades, grid: Grid): number | null {
  let points = 0;
  for (const { id, weight } of grid.criteria) {
    const grade = grades[id];
    if (!isOnScale(grade, grid)) return null;
    points += weight * grade;
  }
  return points;
}

/** Σ w of the grid. */
export function sumWeights(grid: Pick<Grid, 'criteria'>): number {
  return grid.criteria.reduce((sum, { weight }) => sum + weight, 0);
}

function checkGrade(criterionId: string, grade: number, grid: Grid): GradeProblem | null {
  const { min, max } = grid.scale;
  const criterion = grid.criteria.find(({ id }) => id === criterionId);
  if (criterion === undefined) {
    const message = 'Ce critère ne figure pas dans la grille d’analyse\u00a0; retirez-le.';
    return { code: 'unknown-criterion', criterionId, message };
  }
  const subject = `Critère «\u00a0${criterion.name}\u00a0»\u00a0:`;
  if (!Number.isInteger(grade)) {
    const message = `${subject} choisissez une note entière de ${min} à ${max}.`;
    return { code: 'not-whole', criterionId, message };
  }
  if (grade < min || grade > max) {
    return {
      code: 'out-of-scale',
      criterionId,
      message: `${subject} choisissez une note de ${min} à ${max}.`,
    };
  }
  return null;
}

function isOnScale(grade: number | undefined, { scale }: Grid): grade is number {
  return grade !== undefined && Number.isInteger(grade) && grade >= scale.min && grade <= scale.max;
}
