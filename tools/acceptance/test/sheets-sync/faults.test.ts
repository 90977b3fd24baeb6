import { expect, test } from 'vitest';
import { type AppProcess } from '../../src/app-process.ts';
import { until } from '../../src/until.ts';
import { grade, seedEntry, seedJurors } from './contest-seed.ts';
import { openStage, SPREADSHEET, type Stage } from './mirror-stage.ts';
import { comment, countCalls, publishNumber, readRows, rowOf } from './read-stage.ts';

const CATEGORY = ['innovation-sociale'];

async function openGradedStage(
  variables: Record<string, string> = {},
): Promise<{ stage: Stage; codes: string[]; instance: AppProcess }> {
  const stage = await openStage();
  await seedJurors(stage.contest, CATEGORY, 3);
  const codes: string[] = [];
  for (const title of ['Accueil', 'Bilan', 'Colis'])
    codes.push(...(await seedEntry(stage.contest, title, CATEGORY)));
  for (const [index, code] of codes.entries()) await grade(stage.contest, 1, code, 4 - index);
  const instance = await stage.start({ MIRROR_POLL_MS: '300', ...variables });
  await until('the first publish', () => publishNumber(stage) === 1);
  for (const code of codes) await comment(stage, code, `Remarque sur ${code}`);
  return { stage, codes, instance };
}

function expectCommentsInPlace(stage: Stage, codes: readonly string[]): void {
  for (const code of codes) {
    expect(rowOf(stage, code)).toMatchObject({ code, comment: `Remarque sur ${code}` });
  }
}

test.concurrent.each([
  ['500 on the write', 500, 'writes', 3],
  ['503 on the read', 503, 'reads', 3],
  ['429', 429, 'any', 5],
  ['no answer to the write', 'timeout', 'writes', 1],
  ['no answer to the read', 'timeout', 'reads', 1],
] as const)('%s: the next sync begins with a read, and publishes once', async (_name, kind, scope, times) => {
  // What is answered is given its time, however busy the machine.
  const { stage, codes } = await openGradedStage(kind === 'timeout' ? { MIRROR_TIMEOUT_MS: '10000' } : {});
  await using _stage = stage;
  stage.sheets.faults.failNext(kind, times, scope);
  await grade(stage.contest, 1, codes[2] ?? '', 5);
  await until('the new ranking', () => readRows(stage)[0]?.key === codes[2]);
  expect(publishNumber(stage)).toBe(2);
  expectCommentsInPlace(stage, codes);
  const { calls } = stage.sheets;
  const blind = calls.filter(({ method }, index) => method === 'POST' && calls[index - 1]?.method !== 'GET');
  expect(blind).toEqual([]);
});

test.concurrent('a lost answer: the next read shows that the write took effect, and nothing is written twice', async () => {
  const { stage, codes, instance } = await openGradedStage();
  await using _stage = stage;
  stage.sheets.faults.failNext('lost-answer', 1, 'writes');
  await grade(stage.contest, 1, codes[2] ?? '', 5);
  await until('the read after the loss', () => countCalls(stage).reads === 3);
  await until('the end of that sync', () => instance.said().includes('"unchanged"'));
  expect(countCalls(stage)).toEqual({ reads: 3, writes: 2 });
  expect(publishNumber(stage)).toBe(2);
  expect(readRows(stage)[0]?.key).toBe(codes[2]);
  expectCommentsInPlace(stage, codes);
});

test.concurrent('a token that was revoked is asked for again', async () => {
  const { stage, codes } = await openGradedStage();
  await using _stage = stage;
  stage.sheets.faults.expireTokens();
  await grade(stage.contest, 1, codes[2] ?? '', 5);
  await until('the new ranking', () => readRows(stage)[0]?.key === codes[2]);
  expect(publishNumber(stage)).toBe(2);
});

test.concurrent('a spreadsheet that is not there yet: a clear message, and slow tries until it is', async () => {
  await using stage = await openStage();
  const instance = await stage.start({ SPREADSHEET_ID: 'plus-tard' });
  await until('the message', () => instance.said().includes('no such spreadsheet (404)'));
  expect(instance.said()).toContain(stage.sheets.serviceAccount.client_email);
  await stage.sheets.createSpreadsheet({ id: 'plus-tard', title: 'Plus tard' });
  await until('the publish', () => stage.sheets.spreadsheet('plus-tard').sheets.length === 9);
  expect(stage.sheets.spreadsheet(SPREADSHEET).sheets.length).toBe(1);
});
