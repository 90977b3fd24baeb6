import { resolve } from 'node:path';
import { attachFile } from '@palmares/contest/acts/attach-file';
import { createApplication } from '@palmares/contest/acts/create-application';
import { depositApplication } from '@palmares/contest/acts/deposit-application';
import { importJurors } from '@palmares/contest/acts/import-jurors';
import { screenEntry } from '@palmares/contest/acts/screen-entry';
import { setGrading } from '@palmares/contest/acts/set-grading';
import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import { type Contest, openContest } from '@palmares/contest/contest';
import { personOfSlackUser } from '@palmares/contest/people';

const OPERATOR = { kind: 'operator' } as const;

export const EDITION = resolve(import.meta.dirname, '../../../../editions/gpi-2022.json');

/** A rehearsal in the days of deposits. */
export function openRehearsal(databaseUrl: string): Promise<Contest> {
  const clockStart = Temporal.Instant.from('2022-03-15T09:00:00+01:00');
  return openContest({ databaseUrl, editionPath: EDITION, clockStart });
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
  expectKind(await importJurors(contest, OPERATOR, lines), 'imported');
  for (const category of categories)
    expectKind(await setGrading(contest, OPERATOR, category, true), 'changed');
}

/** Deposits an application and finds its entries admissible; gives their codes, in the order of the categories. */
export async function seedEntry(
  contest: Contest,
  title: string,
  categories: readonly string[],
): Promise<string[]> {
  const created = await createApplication(contest, {
    title,
    organisationName: 'Caisse d’essai',
    categories,
    contact: { name: 'Camille Martin', email: 'camille@example.org' },
    summary: 'Un résumé.',
    objectives: 'Des objectifs.',
    startedOn: '2020-01-01',
    endedOn: '2021-06-30',
    status: 'completed',
    measuredResults: 'Des résultats.',
    costs: '10 000 euros',
    generalisation: 'Partout.',
    interbranch: 'Oui.',
    publicationConsent: true,
    acceptsRules: true,
  });
  if (created.kind !== 'created') throw new Error(created.kind);
  const candidate = { kind: 'candidate', applicationId: created.id } as const;
  const dossier = {
    kind: 'dossier',
    blobKey: `dossier/${created.id}`,
    bytes: 1000,
    sha256: 'a'.repeat(64),
    pages: 1,
    validator: 'test',
  } as const;
  expectKind(await attachFile(contest, candidate, created.id, dossier), 'attached');
  const deposited = await depositApplication(contest, candidate, created.id, { askedAt: contest.clock() });
  if (deposited.kind !== 'deposited') throw new Error(JSON.stringify(deposited));
  const codes = deposited.receipt.entries.map((entry) => entry.code);
  for (const code of codes) {
    expectKind(await screenEntry(contest, OPERATOR, code, { decision: 'admissible' }), 'screened');
  }
  return codes;
}

/** Takes an entry out of the competition again. */
export async function declareInadmissible(contest: Contest, code: string): Promise<void> {
  const decided = {
    decision: 'inadmissible',
    ground: 'no-measurable-results',
    reason: 'Rien de mesuré.',
  } as const;
  expectKind(await screenEntry(contest, OPERATOR, code, decided), 'screened');
}

/** Submits a score sheet of one grade throughout. */
export async function grade(contest: Contest, juror: number, code: string, points: number): Promise<void> {
  const person = await personOfSlackUser(contest, `U${juror}`);
  if (person === null) throw new Error(`No juror ${juror}`);
  const grades = Object.fromEntries(contest.edition.criteria.map(({ id }) => [id, points]));
  expectKind(await submitScoreSheet(contest, person, code, { grades, comment: '' }), 'submitted');
}

function expectKind(outcome: { readonly kind: string }, kind: string): void {
  if (outcome.kind !== kind) throw new Error(`${outcome.kind} instead of ${kind}`);
}
