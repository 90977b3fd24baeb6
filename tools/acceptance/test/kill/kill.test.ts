import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { setGrading } from '@palmares/contest/acts/set-grading';
import { openContest } from '@palmares/contest/contest';
import { addMember, depositAdmissible, editionPath, operator } from '@palmares/contest/testing';
import { verifyAudit } from '@palmares/contest/views/audit';
import { viewScoreSheet } from '@palmares/contest/views/score-sheet';
import { rememberLocalMembers } from '@palmares/runtime/local-members';
import { makeDossier } from '@palmares/sample-files/make-pdf';
import type { Supervised } from '@palmares/supervisor/supervise-process';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startEverything } from '../../src/start-everything.ts';
import { type Acknowledged, authorize, depositAgainAndAgain, receiptSchema } from './candidate.ts';
import { type AcknowledgedGrade, gradeAgainAndAgain } from './juror.ts';

const KILLS = 56;
/** The longest that a process is left alone between two kills, in milliseconds. */
const LONGEST_PAUSE = 700;

const category = 'innovation-sociale';
const members = ['UKILL1', 'UKILL2'];

test(`${KILLS} kills at random instants lose no acknowledged upload, deposit or grade`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-kill-'));
  const databaseUrl = `sqlite:${join(folder, 'palmares.sqlite')}`;
  const clockStart = Temporal.Instant.from('2022-03-14T09:00:00Z');
  await using contest = await openContest({ databaseUrl, editionPath, clockStart });
  const codes: string[] = [];
  for (const title of ['A', 'B', 'C']) codes.push(...(await depositAdmissible(contest, { title })).codes);
  const jurors = await Promise.all(members.map((id) => addMember(contest, id)));
  await setGrading(contest, operator, category, true);
  await rememberLocalMembers(
    folder,
    members.map((id) => ({ id, name: id.toLowerCase(), realName: id })),
  );
  const dossiers = await Promise.all(
    ['un', 'deux', 'trois'].map((summary) =>
      makeDossier({ title: 'Projet', organisation: 'Caisse', category: 'RH', summary }),
    ),
  );

  const delays = { first: 10, longest: 10, settled: 60_000 };
  const palmares = await startEverything(folder, {}, { delays });
  const { api, slack } = palmares.addresses;
  const over = new AbortController();
  const applications: Acknowledged[] = [];
  const grades = members.map(() => new Map<string, AcknowledgedGrade>());
  const working = [
    depositAgainAndAgain(api, dossiers, applications, over.signal),
    ...members.map((member, index) =>
      gradeAgainAndAgain(slack ?? '', member, codes, grades[index] ?? new Map(), over.signal),
    ),
  ];

  const { children } = palmares;
  await Promise.all([killByTurns(children.slice(0, 2)), killByTurns(children.slice(2))]);
  over.abort();
  const [, ...acknowledgedGrades] = await Promise.all(working);

  // The load was real, or this shows nothing.
  expect(children.reduce((sum, child) => sum + child.restarts(), 0)).toBeGreaterThanOrEqual(KILLS);
  expect(applications.flatMap(({ receipts }) => receipts).length).toBeGreaterThan(5);
  for (const count of acknowledgedGrades) expect(count).toBeGreaterThan(5);

  for (const own of applications) await expectKept(api, own);
  await expectBlobsWhole(join(folder, 'blobs'), applications);
  for (const [index, juror] of jurors.entries()) {
    for (const { code, grade, unanswered } of grades[index]?.values() ?? []) {
      if (grade === null) continue;
      const kept = await viewScoreSheet(contest, juror, code);
      const submitted = kept.kind === 'score-sheet' ? Object.values(kept.sheet.grades) : [];
      expect(submitted).toHaveLength(7);
      // What was sent without an answer may have arrived, whole, or not at all.
      expect([grade, ...unanswered]).toContain(submitted[0]);
      expect(new Set(submitted).size).toBe(1);
    }
  }
  expect(await verifyAudit(contest)).toMatchObject({ brokenAt: null });
  await palmares.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Kills one of these after another, half of all kills: two processes may well be dead at once. */
async function killByTurns(victims: readonly Supervised[]): Promise<void> {
  for (let kill = 0; kill < KILLS / 2; kill += 1) {
    const victim = victims[Math.floor(Math.random() * victims.length)];
    // Any instant of the work under way will do: nothing is waited for here.
    await sleep(Math.random() * LONGEST_PAUSE);
    await victim?.kill();
    await victim?.whenReady();
  }
}

const applicationSchema = z.object({
  status: z.string(),
  files: z.object({ dossier: z.object({ sha256: z.string() }).nullable() }),
});

async function expectKept(api: string, own: Acknowledged): Promise<void> {
  const read = async (path: string) =>
    (await fetch(`${api}/applications/${own.id}${path}`, { headers: authorize(own) })).json();
  const { status, files } = applicationSchema.parse(await read(''));
  expect([own.dossier, own.unanswered]).toContain(files.dossier?.sha256 ?? null);
  const last = own.receipts.at(-1);
  if (!last) return;
  expect(status).toBe('deposited');
  const receipt = receiptSchema.parse(await read('/receipt'));
  // A deposit that was asked for again after a lost answer may have one version more than was acknowledged.
  expect(receipt.version).toBeGreaterThanOrEqual(last.version);
  const acknowledged = receiptSchema.parse(await read(`/receipt?version=${last.version}`));
  expect(acknowledged).toEqual(last);
}

async function expectBlobsWhole(folder: string, applications: readonly Acknowledged[]): Promise<void> {
  const stored = new Set<string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(entry.parentPath, entry.name)), hash);
    stored.add(hash.digest('hex'));
  }
  for (const { receipts } of applications)
    for (const { dossier } of receipts) expect(stored).toContain(dossier.sha256);
}
