import type { CategoryGrades } from '@palmares/contest/views/category-grades';
import type { GradedCategory } from '@palmares/report/graded-category';
import type { Edition } from '@palmares/rules/edition';
import { sumWeightedPoints, sumWeights } from '@palmares/rules/score-sheet';
import type { SecondOpinion } from '@palmares/rules/second-opinion/second-opinion';

/** What a category's reports are made from. */
export function assembleCategory(
  edition: Edition,
  { ranking, jurors, sheets, ...grades }: CategoryGrades,
  opinion: SecondOpinion,
): GradedCategory {
  const weights = sumWeights(edition);
  return {
    editionName: edition.name,
    categoryName: ranking.name,
    instant: grades.instant,
    revision: grades.revision,
    rehearsal: grades.rehearsal,
    highestGrade: edition.scale.max,
    shownOutOf: edition.shownOutOf,
    quorum: edition.quorum,
    finalists: ranking.finalists,
    criteria: edition.criteria,
    entries: ranking.entries.map((entry) => ({ ...entry, sheets: entry.submitted })),
    jurors: jurors.map(({ pseudonym, name }) => ({ id: pseudonym, name })),
    sheets: sheets.map(({ code, pseudonym, grades: given }) => ({
      code,
      jurorId: pseudonym,
      total: (sumWeightedPoints(given, edition) ?? Number.NaN) / weights,
    })),
    opinion,
  };
}
