import { importJurors } from '@palmares/contest/acts/import-jurors';
import { screenEntry } from '@palmares/contest/acts/screen-entry';
import { setGrading } from '@palmares/contest/acts/set-grading';
import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import { type Contest, openContest } from '@palmares/contest/contest';
import { personOfSlackUser } from '@palmares/contest/people';
import { depositAdmissible, editionPath, gradesOf, operator } from '@palmares/contest/testing';

/** A rehearsal in the days of deposits. */
export function openRehearsal(databaseUrl: string): Promise<Contest> {
  const clockStart = Temporal.Instant.from('2022-03-15T09:00:00+01:00');
  return openContest({ databaseUrl, editionPath, clockStart });
}

/** One juror a number, `juror-1` and so on, in each of the categories. */
export async function seedJurors(
  contest: Contest,
  categories: readonly string[],
  count: number,
): Promise<void> {
  const lines = Array.from({ length: count }, (_, index) => index + 1).flatMap((number) =>
    categories.map((category) => ({
      slackUserId: `U${number}`,
      name: `Jurée ${number}`,
      email: `juree${number}@example.org`,
      role: 'juror' as const,
      category,
      organisation: '',
    })),
  );
  expectKind(await importJurors(contest, operator, lines), 'imported');
  for (const category of categories)
    expectKind(await setGrading(contest, operator, category, true), 'changed');
}

/** Deposits an application and finds its entries admissible; gives their codes, in the order of the categories. */
export async function seedEntry(
  contest: Contest,
  title: string,
  categories: readonly string[],
): Promise<string[]> {
  return (await depositAdmissible(contest, { title, categories })).codes;
}

/** Takes an entry out of the competition again. */
export async function declareInadmissible(contest: Contest, code: string): Promise<void> {
  const decided = {
    decision: 'inadmissible',
    ground: 'no-measurable-results',
    reason: 'Rien de mesuré.',
  } as const;
  expectKind(await screenEntry(contest, operator, code, decided), 'screened');
}

/** Submits a score sheet of one grade throughout. */
export async function grade(contest: Contest, juror: number, code: string, points: number): Promise<void> {
  const person = await personOfSlackUser(contest, `U${juror}`);
  if (person === null) throw new Error(`No juror ${juror}`);
  const grades = gradesOf(contest, points);
  expectKind(await submitScoreSheet(contest, person, code, { grades, comment: '' }), 'submitted');
}

function expectKind(outcome: { readonly kind: string }, kind: string): void {
  if (outcome.kind !== kind) throw new Error(`${outcome.kind} instead of ${kind}`);
}
