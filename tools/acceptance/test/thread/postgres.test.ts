import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiKey } from '@palmares/contest/acts/create-api-key';
import { setGrading } from '@palmares/contest/acts/set-grading';
import { openContest } from '@palmares/contest/contest';
import {
  addMember,
  depositAdmissible,
  editionPath,
  operator,
  testDatabases,
} from '@palmares/contest/testing';
import { gradeInSlack } from '@palmares/demo/grade-in-slack';
import { rememberLocalMembers } from '@palmares/runtime/local-members';
import { expect, test } from 'vitest';
import { startEverything } from '../../src/start-everything.ts';
import { readApiRanking } from './api-ranking.ts';
import { readRankedTab, readTabs } from './sheet-page.ts';

const category = 'innovation-sociale';
const member = 'UPOSTGRES';

test('on PostgreSQL too, a sheet submitted in Slack reaches the API’s ranking and the spreadsheet', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-postgres-thread-'));
  const [, postgres] = testDatabases;
  const database = await postgres.create();
  const clockStart = Temporal.Instant.from('2022-03-14T09:00:00Z');
  const contest = await openContest({ databaseUrl: database.url, editionPath, clockStart });
  const { codes } = await depositAdmissible(contest);
  const code = codes[0] ?? '';
  await addMember(contest, member);
  await setGrading(contest, operator, category, true);
  const key = await createApiKey(contest, operator, { role: 'secretariat', name: 'test' });
  await rememberLocalMembers(folder, [{ id: member, name: 'juror', realName: 'Juror' }]);

  const palmares = await startEverything(folder, { DATABASE_URL: database.url });
  try {
    const { api, slack, sheets } = palmares.addresses;
    const juror = {
      slackUserId: member,
      name: 'Juror',
      email: '',
      role: 'juror',
      category,
      organisation: '',
    } as const;
    expect(await gradeInSlack(slack ?? '', { juror, code })).toBe(true);
    const [entry] = await readApiRanking(api, key.kind === 'created' ? key.key : '', category);
    expect(entry).toMatchObject({ code, rank: 1, submitted: 1, expected: 1 });
    await expect.poll(() => readTabs(sheets ?? '')).toContain('Innovation sociale');
    await expect
      .poll(() => readRankedTab(sheets ?? '', 'Innovation sociale'))
      .toEqual([{ rank: '1 (provisoire)', code, mark: entry?.mark, sheets: '1/1' }]);
  } finally {
    await palmares.stop();
    await contest[Symbol.asyncDispose]();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
