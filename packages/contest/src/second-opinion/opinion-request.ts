import { createHash } from 'node:crypto';
import type { Edition } from '@palmares/rules/edition';
import { isComplete, type ScoreSheet, sumWeightedPoints, sumWeights } from '@palmares/rules/score-sheet';
import type { SecondOpinionInput } from '@palmares/rules/second-opinion/second-opinion';
import type { CategorySheets } from '../grading/category-sheets.ts';

/** Leave an error of at most 0.4 points of a percentage on a chance. */
export const DRAWS = 20_000;

/** One computation, as plain data that can be handed to a thread. */
export type OpinionJob = {
  readonly input: SecondOpinionInput;
  /** Places of entries and jurors that must not meet: nobody proposes them as a cross-reading. */
  readonly forbidden: readonly (readonly [entry: number, juror: number])[];
  readonly draws: number;
  readonly seed: number;
  readonly places: number;
};

/** A category's second opinion at one state of its sheets. */
export type OpinionRequest = {
  readonly category: string;
  /** The same for the same entries, jury, recusals and counting sheets, whatever else changed in the contest. */
  readonly key: string;
  readonly prepare: () => OpinionJob;
};

/** What to ask for a category, or null where no sheet counts yet: there is nothing to have an opinion on. */
export function requestOpinion(edition: Edition, category: CategorySheets): OpinionRequest | null {
  const sheets = category.sheets.filter((sheet) => isComplete(sheet.grades, edition));
  if (sheets.length === 0) return null;
  return {
    category: category.category,
    key: `${category.category}/${hashSheets(edition, category, sheets)}`,
    prepare: () => prepareJob(edition, category, sheets),
  };
}

/**
 * The seed of a category's draws: the same data give the same answer, here, after a restart and on another machine.
 * A 32-bit integer from SHA-256 of the edition's id and the category's slug.
 */
export function deriveSeed(editionId: string, category: string): number {
  return createHash('sha256').update(`${editionId}/${category}`).digest().readInt32BE(0);
}

function hashSheets(edition: Edition, category: CategorySheets, sheets: readonly ScoreSheet[]): string {
  const hash = createHash('sha256');
  const add = (kind: string, lines: readonly string[]) =>
    hash.update(`${kind}\n${lines.toSorted().join('\n')}\n`);
  add(
    'entries',
    category.entries.map(({ code }) => code),
  );
  add(
    'jury',
    category.jury.map(({ id }) => id),
  );
  add(
    'recusals',
    category.recusals.map(({ entryId, jurorId }) => `${entryId} ${jurorId}`),
  );
  add(
    'sheets',
    sheets.map(
      ({ entryId, jurorId, grades }) =>
        `${entryId} ${jurorId} ${edition.criteria.map(({ id }) => grades[id]).join(',')}`,
    ),
  );
  return hash.digest('hex');
}

function prepareJob(edition: Edition, category: CategorySheets, sheets: readonly ScoreSheet[]): OpinionJob {
  const entries = category.entries.map(({ code }) => code).toSorted();
  const jurors = [
    ...new Set([...category.jury.map(({ id }) => id), ...sheets.map(({ jurorId }) => jurorId)]),
  ].toSorted();
  const entryPlaces = new Map(entries.map((code, place) => [code, place]));
  const jurorPlaces = new Map(jurors.map((id, place) => [id, place]));
  const placeOf = ({ entryId, jurorId }: { entryId: string; jurorId: string }) => ({
    entry: entryPlaces.get(entryId) ?? -1,
    juror: jurorPlaces.get(jurorId) ?? -1,
  });
  const weights = sumWeights(edition);
  const readings = sheets.map((sheet) => ({
    ...placeOf(sheet),
    total: (sumWeightedPoints(sheet.grades, edition) ?? Number.NaN) / weights,
  }));
  const criteria = edition.criteria.map(({ id }) => ({
    id,
    readings: sheets.map((sheet) => ({ ...placeOf(sheet), total: sheet.grades[id] ?? Number.NaN })),
  }));
  return {
    input: { totals: { entries, jurors, readings }, criteria },
    forbidden: category.recusals.map(placeOf).map(({ entry, juror }) => [entry, juror] as const),
    draws: DRAWS,
    seed: deriveSeed(edition.id, category.category),
    places: edition.finalistsPerCategory,
  };
}
