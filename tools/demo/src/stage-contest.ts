import { join } from 'node:path';
import { loadEdition } from '@palmares/contest/edition/load-edition';
import type { Palmares } from '@palmares/supervisor/start-palmares';
import { z } from 'zod';
import { organisations } from './contest-data/organisations.ts';
import { type DemoMember, listJurors, secretariat } from './contest-data/people.ts';
import { writeCsv } from './csv-file.ts';
import { ask, type DepositedEntry, depositApplications } from './deposit-applications.ts';
import { gradeInSlack, planHalf, type Reading } from './grade-in-slack.ts';
import { runCli } from './run-cli.ts';

/** What was staged. `waiting` is a sheet nobody has filled yet. */
export type StagedContest = {
  readonly key: string;
  readonly entries: readonly DepositedEntry[];
  readonly jurors: readonly DemoMember[];
  readonly secretary: DemoMember;
  readonly sheets: number;
  readonly waiting: Reading;
};

const createdKey = z.object({ key: z.string() });

/**
 * Brings a new contest to the middle of its analysis, by the ways its users have: the command line, the API and
 * Slack. `tell` takes a line of progress, in French.
 */
export async function stageContest(palmares: Palmares, tell: (line: string) => void): Promise<StagedContest> {
  const { addresses, config } = palmares;
  const { PALMARES_DATA, PALMARES_EDITION, DATABASE_URL } = config;
  const edition = await loadEdition(PALMARES_EDITION);
  const env = { PATH: process.env['PATH'], PALMARES_DATA, PALMARES_EDITION, DATABASE_URL };

  const [secretary] = secretariat;
  const jurors = listJurors(edition);
  if (!secretary || !addresses.slack)
    throw new Error('The demonstration needs its secretariat and the local Slack');
  const files = {
    organisations: join(PALMARES_DATA, 'organismes.csv'),
    jurors: join(PALMARES_DATA, 'jures.csv'),
  };
  await writeCsv(
    files.organisations,
    ['id', 'name', 'scheme', 'branch', 'department', 'email'],
    organisations,
  );
  await writeCsv(
    files.jurors,
    ['slackUserId', 'name', 'email', 'role', 'category', 'organisation'],
    [...jurors, ...secretariat],
  );
  await runCli(env, ['organisations', 'import', files.organisations]);
  await runCli(env, ['jurors', 'import', files.jurors]);
  const { key } = createdKey.parse(
    await runCli(env, ['keys', 'create', '--role', 'secretariat', '--name', 'répétition']),
  );
  tell(`${organisations.length} organismes et ${jurors.length} jurés importés.`);

  const entries = await depositApplications(addresses.api, edition, (done, of) => {
    if (done % 9 === 0) tell(`${done} candidatures déposées sur ${of}.`);
  });
  await openJuries(addresses.api, key, entries);
  tell(
    `${entries.length} présentations recevables\u00a0; notation ouverte dans ${edition.categories.length} catégories.`,
  );

  const slack = addresses.slack;
  const sheets = await gradeHalf(slack, planHalf(jurors, entries), tell);
  const waiting = await findWaiting(addresses.api, key, jurors, entries);
  return { key, entries, jurors, secretary, sheets, waiting };
}

async function openJuries(api: string, key: string, entries: readonly DepositedEntry[]): Promise<void> {
  const post = (path: string, body: object) =>
    ask(`${api}/secretariat/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  for (const { code } of entries) await post(`entries/${code}/screening`, { decision: 'admissible' });
  for (const category of new Set(entries.map((entry) => entry.category))) {
    await post(`categories/${category}/grading`, { open: true });
  }
}

/** Jurors grade side by side, each one sheet after the other: a person has one window. */
async function gradeHalf(
  slack: string,
  plan: readonly Reading[],
  tell: (line: string) => void,
): Promise<number> {
  const byJuror = Array.from(Map.groupBy(plan, ({ juror }) => juror.slackUserId).values());
  let sheets = 0;
  const work = async () => {
    for (let own = byJuror.shift(); own; own = byJuror.shift()) {
      for (const reading of own) {
        if (!(await gradeInSlack(slack, reading))) continue;
        sheets += 1;
        if (sheets % 60 === 0) tell(`${sheets} grilles d’analyse validées dans Slack.`);
      }
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return sheets;
}

const ranking = z.object({ items: z.array(z.object({ code: z.string(), rank: z.int().nullable() })) });

/** A sheet that was left to fill, on an entry of the middle of its ranking, so that its rank can move. */
async function findWaiting(
  api: string,
  key: string,
  jurors: readonly DemoMember[],
  entries: readonly DepositedEntry[],
): Promise<Reading> {
  const category = entries[0]?.category ?? '';
  const url = `${api}/secretariat/categories/${category}/ranking`;
  const ranked = ranking.parse(await ask(url, { headers: { authorization: `Bearer ${key}` } })).items;
  const middle = ranked[Math.floor(ranked.length / 2)]?.code;
  const graded = new Set(planHalf(jurors, entries).map(({ juror, code }) => `${juror.slackUserId} ${code}`));
  const own = jurors.filter((juror) => juror.category === category && juror.organisation.length > 8);
  const juror = own.find(({ slackUserId }) => !graded.has(`${slackUserId} ${middle}`));
  if (!juror || !middle) throw new Error('Every sheet is filled');
  return { juror, code: middle };
}
