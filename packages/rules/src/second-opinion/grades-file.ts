import {
  checkTotals,
  type InputProblem,
  type Reading,
  type Refusal,
  readMatrix,
  type Totals,
} from './totals.ts';

/** The grades of one category as exported, read: totals, and grades by criterion where the file has them. */
export type GradesRead = {
  readonly kind: 'grades';
  readonly totals: Totals;
  /** Of complete sheets; empty for a file of totals. */
  readonly criteria: readonly { readonly id: string; readonly readings: readonly Reading[] }[];
};

type Sheet = { readonly dossier: string; readonly juror: string; readonly grades: readonly unknown[] };

/**
 * Reads an exported file: `totals` (a matrix, null where there is no grade; names in `dossiers` and `jurors` if
 * any), or `criteria`, `dossiers`, `jurors` and `sheets`. A sheet with a null grade is left out.
 */
export function readGradesFile(file: unknown): GradesRead | Refusal {
  if (!isRecord(file)) return refuse('malformed', 'file');
  return 'totals' in file ? readTotalsFile(file) : readSheetsFile(file);
}

function readTotalsFile(file: Record<string, unknown>): GradesRead | Refusal {
  const { totals, dossiers, jurors } = file;
  if (!isMatrix(totals)) return refuse('malformed', 'totals');
  if (dossiers !== undefined && !isListOf(dossiers, isText)) return refuse('malformed', 'dossiers');
  if (jurors !== undefined && !isListOf(jurors, isText)) return refuse('malformed', 'jurors');
  const read = readMatrix(totals, { entries: dossiers, jurors });
  return read.kind === 'refused' ? read : { kind: 'grades', totals: read.totals, criteria: [] };
}

function readSheetsFile({
  criteria,
  dossiers,
  jurors,
  sheets,
  scale,
}: Record<string, unknown>): GradesRead | Refusal {
  if (!isListOf(dossiers, isText)) return refuse('malformed', 'dossiers');
  if (!isListOf(jurors, isText)) return refuse('malformed', 'jurors');
  if (!isListOf(criteria, isCriterion) || criteria.length === 0) return refuse('malformed', 'criteria');
  if (!isListOf(sheets, isSheet)) return refuse('malformed', 'sheets');
  if (scale !== undefined && !isScale(scale)) return refuse('malformed', 'scale');
  const problems = [
    ...criteria.flatMap(({ id, weight }): InputProblem[] =>
      Number.isSafeInteger(weight) && weight > 0 ? [] : [{ code: 'weight-not-positive', subject: id }],
    ),
    ...sheets.flatMap((sheet) => checkGrades(sheet, criteria, scale ?? null)),
    ...sheets.flatMap(({ dossier, juror }): InputProblem[] => [
      ...(dossiers.includes(dossier) ? [] : [{ code: 'unknown-entry' as const, subject: dossier }]),
      ...(jurors.includes(juror) ? [] : [{ code: 'unknown-juror' as const, subject: juror }]),
    ]),
  ];
  if (problems.length > 0) return { kind: 'refused', problems };
  const placed = placeSheets(sheets, dossiers, jurors).filter(({ grades }) => !grades.includes(null));
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const readings = placed.map(({ entry, juror, grades }): Reading => {
    const points = criteria.reduce((sum, { weight }, place) => sum + weight * (grades[place] ?? 0), 0);
    return { entry, juror, total: points / weights };
  });
  const read = checkTotals({ entries: dossiers, jurors, readings });
  if (read.kind === 'refused') return read;
  const byCriterion = criteria.map(({ id }, place) => ({
    id,
    readings: placed.map(({ entry, juror, grades }) => ({ entry, juror, total: grades[place] ?? 0 })),
  }));
  return { kind: 'grades', totals: read.totals, criteria: byCriterion };
}

function checkGrades(
  { dossier, juror, grades }: Sheet,
  criteria: readonly Criterion[],
  scale: { readonly min: number; readonly max: number } | null,
): InputProblem[] {
  const subject = `${dossier}, ${juror}`;
  if (grades.length !== criteria.length) return [{ code: 'malformed', subject }];
  return grades.flatMap((grade, place): InputProblem[] => {
    const where = `${subject}, ${criteria[place]?.id ?? place}`;
    if (grade === null) return [];
    if (typeof grade !== 'number' || !Number.isInteger(grade))
      return [{ code: 'grade-not-whole', subject: where }];
    const isOff = scale !== null && (grade < scale.min || grade > scale.max);
    return isOff ? [{ code: 'grade-out-of-scale', subject: where }] : [];
  });
}

function placeSheets(sheets: readonly Sheet[], dossiers: readonly string[], jurors: readonly string[]) {
  const entryOf = new Map(dossiers.map((id, place) => [id, place]));
  const jurorOf = new Map(jurors.map((id, place) => [id, place]));
  return sheets.map(({ dossier, juror, grades }) => ({
    entry: entryOf.get(dossier) ?? -1,
    juror: jurorOf.get(juror) ?? -1,
    grades: grades.map((grade) => (typeof grade === 'number' ? grade : null)),
  }));
}

type Criterion = { readonly id: string; readonly weight: number };

function refuse(code: InputProblem['code'], subject: string): Refusal {
  return { kind: 'refused', problems: [{ code, subject }] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every((one) => isOne(one));
}

function isMatrix(value: unknown): value is (number | null)[][] {
  const isCell = (cell: unknown): cell is number | null => cell === null || typeof cell === 'number';
  return isListOf(value, (row): row is (number | null)[] => isListOf(row, isCell));
}

function isCriterion(value: unknown): value is Criterion {
  return isRecord(value) && isText(value['id']) && typeof value['weight'] === 'number';
}

function isSheet(value: unknown): value is Sheet {
  return (
    isRecord(value) && isText(value['dossier']) && isText(value['juror']) && Array.isArray(value['grades'])
  );
}

function isScale(value: unknown): value is { min: number; max: number } {
  return isRecord(value) && typeof value['min'] === 'number' && typeof value['max'] === 'number';
}
