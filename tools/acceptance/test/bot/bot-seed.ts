import { attachFile } from '@palmares/contest/acts/attach-file';
import { createApplication } from '@palmares/contest/acts/create-application';
import { depositApplication } from '@palmares/contest/acts/deposit-application';
import { importJurors } from '@palmares/contest/acts/import-jurors';
import { screenEntry } from '@palmares/contest/acts/screen-entry';
import { setGrading } from '@palmares/contest/acts/set-grading';
import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import { type Contest, openContest } from '@palmares/contest/contest';
import { type Member, personOfSlackUser } from '@palmares/contest/people';
import { completeMetadata, editionPath, gradesOf, operator } from '@palmares/contest/testing';

export const SOCIAL = 'innovation-sociale';
export const HR = 'innovation-rh';

/** Who takes part: two jurors and a third who grades two categories, the secretariat, and a stranger to the contest. */
export const PEOPLE = {
  anne: { id: 'U1', name: 'Anne Martin' },
  bruno: { id: 'U2', name: 'Bruno Petit' },
  chloe: { id: 'U3', name: 'Chloé Roux' },
  dominique: { id: 'U8', name: 'Dominique Leroy' },
  eve: { id: 'U9', name: 'Ève Moreau' },
} as const;

/** A rehearsal in the days of deposits. */
export const openRehearsal = (databaseUrl: string): Promise<Contest> =>
  openContest({
    databaseUrl,
    editionPath,
    clockStart: Temporal.Instant.from('2022-03-15T09:00:00+01:00'),
  });

const expectKind = (outcome: { readonly kind: string }, kind: string): void => {
  if (outcome.kind !== kind) throw new Error(`${JSON.stringify(outcome)} instead of ${kind}`);
};

const line = (
  person: { readonly id: string; readonly name: string },
  role: 'juror' | 'secretariat',
  category: string,
) => ({
  slackUserId: person.id,
  name: person.name,
  email: `${person.id}@example.org`,
  role,
  category,
  organisation: '',
});

/** Puts everyone but the stranger on the list. */
export const seedPeople = async (contest: Contest): Promise<void> => {
  const { anne, bruno, chloe, dominique } = PEOPLE;
  const lines = [
    line(anne, 'juror', SOCIAL),
    line(bruno, 'juror', SOCIAL),
    line(chloe, 'juror', SOCIAL),
    line(chloe, 'juror', HR),
    line(dominique, 'secretariat', ''),
  ];
  expectKind(await importJurors(contest, operator, lines), 'imported');
};

export const openGrading = async (contest: Contest, category: string, open = true): Promise<void> =>
  expectKind(await setGrading(contest, operator, category, open), 'changed');

/** Deposits an application with a dossier and a video; its one entry is admissible unless left to screening. */
export const seedEntry = async (
  contest: Contest,
  { title, category = SOCIAL, screened = true }: { title: string; category?: string; screened?: boolean },
): Promise<string> => {
  const metadata = completeMetadata({ title, categories: [category], videoRights: true });
  const created = await createApplication(contest, metadata);
  if (created.kind !== 'created') throw new Error(created.kind);
  const { id } = created;
  const candidate = { kind: 'candidate', applicationId: id } as const;
  const stored = { bytes: 1000, sha256: 'a'.repeat(64), validator: 'test' };
  const dossier = { ...stored, kind: 'dossier', blobKey: `dossier/${id}`, pages: 1 } as const;
  const video = { ...stored, kind: 'video', blobKey: `video/${id}`, seconds: 60 } as const;
  expectKind(await attachFile(contest, candidate, id, dossier), 'attached');
  expectKind(await attachFile(contest, candidate, id, video), 'attached');
  const deposited = await depositApplication(contest, candidate, id, { askedAt: contest.clock() });
  const code = deposited.kind === 'deposited' ? deposited.receipt.entries[0]?.code : undefined;
  if (code === undefined) throw new Error(JSON.stringify(deposited));
  if (screened)
    expectKind(await screenEntry(contest, operator, code, { decision: 'admissible' }), 'screened');
  return code;
};

export const memberOf = async (contest: Contest, id: string): Promise<Member> => {
  const person = await personOfSlackUser(contest, id);
  if (person === null) throw new Error(`Nobody is ${id}`);
  return person;
};

/** Submits a score sheet of one grade throughout, past Slack. */
export const grade = async (
  contest: Contest,
  juror: string,
  code: string,
  points: number,
  comment = '',
): Promise<void> => {
  const grades = gradesOf(contest, points);
  const person = await memberOf(contest, juror);
  expectKind(await submitScoreSheet(contest, person, code, { grades, comment }), 'submitted');
};
