import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { testDatabases } from '@palmares/db/testing';
import type { ApplicationMetadata } from '@palmares/rules/application';
import { attachFile, type StoredFile } from './acts/attach-file.ts';
import { createApplication } from './acts/create-application.ts';
import { depositApplication } from './acts/deposit-application.ts';
import { importJurors, type JurorLine } from './acts/import-jurors.ts';
import { screenEntry } from './acts/screen-entry.ts';
import { type Contest, openContest } from './contest.ts';
import { type Member, type Person, personOfSlackUser } from './people.ts';

export { testDatabases };

/** The first edition's file. */
export const editionPath = fileURLToPath(new URL('../../../editions/gpi-2022.json', import.meta.url));

export const operator: Person = { kind: 'operator' };

/** A contest on a database of its own, whose clock a test sets. */
export type TestContest = AsyncDisposable & {
  readonly contest: Contest;
  readonly databaseUrl: string;
  readonly setClock: (instant: string) => void;
};

/** Opens a contest for a test, on SQLite unless said otherwise; its clock stands still at `instant`. */
export async function openTestContest(
  instant = '2022-03-14T09:00:00Z',
  database: (typeof testDatabases)[number] = testDatabases[0],
): Promise<TestContest> {
  const made = await database.create();
  let now = Temporal.Instant.from(instant);
  const contest = await openContest({
    databaseUrl: made.url,
    editionPath,
    realClock: () => now,
    // Its thread lets everything else go first: where all tests run, it may wait long for its turn.
    secondOpinions: { limitMs: 300_000 },
  });
  return {
    contest,
    databaseUrl: made.url,
    setClock(to) {
      now = Temporal.Instant.from(to);
    },
    async [Symbol.asyncDispose]() {
      await contest[Symbol.asyncDispose]();
      await made.drop();
    },
  };
}

/** Metadata with nothing missing. */
export function completeMetadata(change: ApplicationMetadata = {}): ApplicationMetadata {
  return {
    title: 'Guichet itinérant',
    organisationName: 'CAF du Nord',
    scheme: 'Régime général',
    branch: 'Famille',
    partners: ['Ville de Lille'],
    categories: ['innovation-sociale'],
    contact: { name: 'Ada Martin', email: 'ada.martin@example.org' },
    summary: 'Un guichet qui va vers les allocataires.',
    objectives: 'Rejoindre 500 personnes éloignées du numérique.',
    startedOn: '2019-09-01',
    endedOn: '2021-06-30',
    status: 'completed',
    measuredResults: '612 personnes reçues, 87 % de dossiers complets.',
    costs: '24 000 euros',
    generalisation: 'Transposable à toute caisse.',
    interbranch: 'Mené avec la CPAM.',
    publicationConsent: true,
    acceptsRules: true,
    ...change,
  };
}

/** A draft, and its candidate. */
export type TestDraft = Awaited<ReturnType<typeof beginDraft>>;

/** Begins a draft at the clock's instant. */
export async function beginDraft(contest: Contest, metadata: ApplicationMetadata = completeMetadata()) {
  const created = await createApplication(contest, metadata);
  if (created.kind !== 'created') throw new Error(created.kind);
  const candidate: Person = { kind: 'candidate', applicationId: created.id };
  return { ...created, candidate };
}

/** A dossier that exists on paper only. */
export function paperDossier(change: Partial<StoredFile> = {}): StoredFile {
  return {
    kind: 'dossier',
    blobKey: `test/${randomUUID()}`,
    bytes: 1_000,
    sha256: 'ab'.repeat(32),
    pages: 3,
    validator: 'test',
    ...change,
  };
}

/** Begins a draft with nothing missing but its deposit. */
export async function completeDraft(contest: Contest, change: ApplicationMetadata = {}): Promise<TestDraft> {
  const draft = await beginDraft(contest, completeMetadata(change));
  await attachFile(contest, draft.candidate, draft.id, paperDossier());
  return draft;
}

/** Deposits an application with a dossier that exists on paper only; gives its candidate and its entries' codes. */
export async function depositComplete(contest: Contest, change: ApplicationMetadata = {}) {
  const draft = await completeDraft(contest, change);
  const deposited = await depositApplication(contest, draft.candidate, draft.id, {
    askedAt: contest.clock(),
  });
  if (deposited.kind !== 'deposited') throw new Error(JSON.stringify(deposited));
  const codes = deposited.receipt.entries.map(({ code }) => code);
  return { ...draft, receipt: deposited.receipt, codes };
}

/** Deposits, and lets each entry reach its jury. */
export async function depositAdmissible(contest: Contest, change: ApplicationMetadata = {}) {
  const deposited = await depositComplete(contest, change);
  for (const code of deposited.codes) {
    const screened = await screenEntry(contest, operator, code, { decision: 'admissible' });
    if (screened.kind !== 'screened') throw new Error(screened.kind);
  }
  return deposited;
}

/** Puts someone on the jurors' list, by default a juror of `innovation-sociale`. */
export async function addMember(
  contest: Contest,
  slackUserId: string,
  line: Partial<JurorLine> = {},
): Promise<Member> {
  const role = line.role ?? 'juror';
  const imported = await importJurors(contest, operator, [
    {
      slackUserId,
      name: `Juré ${slackUserId}`,
      email: `${slackUserId.toLowerCase()}@example.org`,
      role,
      category: role === 'juror' ? 'innovation-sociale' : '',
      organisation: '',
      ...line,
    },
  ]);
  const member = await personOfSlackUser(contest, slackUserId);
  if (imported.kind !== 'imported' || !member) throw new Error(JSON.stringify(imported));
  return member;
}

/** A full set of grades, the same on each criterion. */
export function gradesOf(contest: Contest, grade: number): Record<string, number> {
  return Object.fromEntries(contest.edition.criteria.map(({ id }) => [id, grade]));
}
