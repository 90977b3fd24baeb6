import { setGrading } from '@palmares/contest/acts/set-grading';
import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import { openContest } from '@palmares/contest/contest';
import { addMember, depositAdmissible, operator } from '@palmares/contest/testing';
import { commonConfig } from '@palmares/runtime/common-config';
import { readConfig } from '@palmares/runtime/read-config';

export const CATEGORY = 'innovation-sociale';
export const REHEARSAL = { PALMARES_CLOCK: '2022-04-20T09:00:00+02:00' };

/**
 * A rehearsal in which `innovation-sociale` is graded as told, each sheet with the same grade throughout: a row an
 * entry, a column a juror, null where nobody graded. Gives the entries' codes and the jurors' names.
 */
export async function gradeContest(
  data: string,
  table: readonly (readonly (number | null)[])[],
): Promise<{ codes: string[]; names: string[] }> {
  const config = readConfig(commonConfig, { PALMARES_DATA: data, ...REHEARSAL });
  // Deposits come before the deadline: for them alone the clock is set back.
  await using contest = await openContest({
    databaseUrl: config.DATABASE_URL,
    editionPath: config.PALMARES_EDITION,
    clockStart: config.PALMARES_CLOCK,
  });
  const before = { ...contest, clock: () => Temporal.Instant.from('2022-03-14T09:00:00Z') };
  const codes: string[] = [];
  for (const index of table.keys())
    codes.push(...(await depositAdmissible(before, { title: `Projet œuvré n° ${index + 1}` })).codes);
  const jurors = [];
  for (const index of (table[0] ?? []).keys())
    jurors.push(await addMember(contest, `U${index + 1}`, { name: `Camille Exemple ${index + 1}` }));
  await setGrading(contest, operator, CATEGORY, true);
  for (const [entry, row] of table.entries())
    for (const [index, grade] of row.entries()) {
      const [juror, code] = [jurors[index], codes[entry]];
      if (grade === null || juror === undefined || code === undefined) continue;
      const grades = Object.fromEntries(contest.edition.criteria.map(({ id }) => [id, grade]));
      const outcome = await submitScoreSheet(contest, juror, code, { grades, comment: '' });
      if (outcome.kind !== 'submitted') throw new Error(outcome.kind);
    }
  return { codes, names: jurors.map(({ name }) => name) };
}
