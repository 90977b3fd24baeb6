import type { ScoreSheetRow } from '@palmares/db/score-sheets';
import type { Grades, SheetState } from '@palmares/rules/score-sheet';

/** A kept sheet as the juror works on it: the draft where there is one, else what was submitted. */
export type ScoreSheetView = {
  readonly state: SheetState;
  readonly grades: Grades;
  readonly comment: string;
  /** The last submitted version, null before the first. */
  readonly submittedVersion: number | null;
  /** Submitted, and changed since: the submitted version counts until the change is submitted too. */
  readonly amending: boolean;
};

export const emptySheet: ScoreSheetView = {
  state: 'draft',
  grades: {},
  comment: '',
  submittedVersion: null,
  amending: false,
};

/** Grades as the database keeps them, which were checked against the grid when they came in. */
export function readGrades(text: string): Grades {
  const grades: Grades = JSON.parse(text);
  return grades;
}

export function sheetState(row: Pick<ScoreSheetRow, 'voidedAt' | 'submittedAt'>): SheetState {
  if (row.voidedAt) return 'void';
  return row.submittedAt ? 'submitted' : 'draft';
}

export function viewSheet(row: ScoreSheetRow): ScoreSheetView {
  const grades = row.draftGrades ?? row.grades;
  return {
    state: sheetState(row),
    grades: grades ? readGrades(grades) : {},
    comment: row.draftComment ?? row.comment ?? '',
    submittedVersion: row.version || null,
    amending: row.submittedAt !== null && (row.draftGrades !== null || row.draftComment !== null),
  };
}

/** Whether two sets of grades are the same, whatever the order of their criteria. */
export function sameGrades(a: Grades, b: Grades): boolean {
  const criteria = Object.keys(a);
  return (
    criteria.length === Object.keys(b).length && criteria.every((criterion) => a[criterion] === b[criterion])
  );
}
