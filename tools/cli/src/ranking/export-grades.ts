import type { Contest } from '@palmares/contest/contest';
import { type CategoryGrades, viewCategoryGrades } from '@palmares/contest/views/category-grades';
import type { CommandOutcome } from '../outcome.ts';
import { REFUSED, refuseCategory } from './refuse-category.ts';

/** What every exported file says of itself. */
export const NOTICE =
  'Ce fichier contient des notes\u00a0: pour le secrétariat seul. Les jurés y sont sous pseudonyme, ce qui ne suffit pas à le publier.';

/** The grades of a category as `ranking compute` reads them: entries by code, jurors by pseudonym. */
export async function exportGrades(contest: Contest, category: string): Promise<CommandOutcome> {
  const grades = await viewCategoryGrades(contest, { kind: 'operator' }, category);
  switch (grades.kind) {
    case 'forbidden':
      return REFUSED;
    case 'not-found':
      return refuseCategory(contest.edition, category);
    case 'grades': {
      const data = describeFile(contest, grades);
      return { kind: 'done', data, text: JSON.stringify(data, null, 2) };
    }
  }
}

function describeFile(
  { edition }: Contest,
  { ranking, revision, instant, rehearsal, ...grades }: CategoryGrades,
) {
  return {
    notice: NOTICE,
    name: ranking.name,
    edition: edition.id,
    category: ranking.category,
    revision,
    instant: instant.toString(),
    rehearsal,
    scale: { min: edition.scale.min, max: edition.scale.max },
    criteria: edition.criteria.map(({ id, weight }) => ({ id, weight })),
    jurors: grades.jurors.map(({ pseudonym }) => pseudonym),
    // By code and not by rank: the order says nothing.
    dossiers: ranking.entries.map(({ code }) => code).toSorted(),
    incompleteSheetPolicy: 'exclude',
    sheets: grades.sheets.map(({ code, pseudonym, grades: given }) => ({
      dossier: code,
      juror: pseudonym,
      grades: edition.criteria.map(({ id }) => given[id] ?? null),
    })),
  };
}
