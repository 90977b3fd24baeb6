import { completeRepositioning } from '@palmares/contest/acts/complete-repositioning';
import { setGrading } from '@palmares/contest/acts/set-grading';
import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import { addMember, depositAdmissible, depositComplete, gradesOf, operator } from '@palmares/contest/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiServer, ask, secretariatKey, startApi } from './api-server.ts';

let api: ApiServer;
let key: string;
beforeAll(async () => {
  api = await startApi();
  key = await secretariatKey(api);
});
afterAll(() => api[Symbol.asyncDispose]());

const asked = (method: string, path: string, json?: unknown) =>
  ask(api, method, `/secretariat/entries/${path}`, { key, ...(json === undefined ? {} : { json }) });
const codeOf = ({ codes }: { codes: readonly string[] }) => codes[0] ?? '';
const toRh = { category: 'innovation-rh', reason: 'Le projet relève des ressources humaines.' };

test('a decision is taken back while nothing follows from it, then refused with counts', async () => {
  const code = codeOf(await depositAdmissible(api.contest, { title: 'À défaire' }));
  const undone = await asked('DELETE', `${code}/screening`);
  expect([undone.status, undone.body]).toEqual([200, { code, screening: 'pending', recused: 0 }]);
  expect((await asked('DELETE', `${code}/screening`)).status).toBe(200);

  await asked('POST', `${code}/screening`, { decision: 'admissible' });
  const juror = await addMember(api.contest, 'UONE');
  await setGrading(api.contest, operator, 'innovation-sociale', true);
  await submitScoreSheet(api.contest, juror, code, { grades: gradesOf(api.contest, 3), comment: '' });
  const refused = await asked('DELETE', `${code}/screening`);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    type: '/problems/screening-followed',
    count: 1,
    detail: expect.stringContaining('1 grille d’analyse'),
  });
  expect((await asked('DELETE', 'SOC-999/screening')).status).toBe(404);
});

test('a move asks for its count, waits for its notice, and leaves the old code usable', async () => {
  const { codes, id } = await depositAdmissible(api.contest, { title: 'À déplacer' });
  const code = codeOf({ codes });
  const juror = await addMember(api.contest, 'UTWO');
  await submitScoreSheet(api.contest, juror, code, { grades: gradesOf(api.contest, 3), comment: '' });
  const counted = await asked('POST', `${code}/reposition`, toRh);
  expect(counted.status).toBe(409);
  expect(counted.body).toMatchObject({ type: '/problems/needs-confirmation', count: 1 });
  const announced = await asked('POST', `${code}/reposition?confirm=1`, toRh);
  expect(announced.status).toBe(202);
  expect(announced.body).toEqual({ code, category: 'innovation-rh', state: 'announced', sheets: 1 });
  expect((await asked('POST', `${code}/reposition?confirm=1`, toRh)).body).toMatchObject({
    type: '/problems/already-announced',
  });

  const mail = await api.contest.db
    .selectFrom('mails')
    .select('id')
    .where('applicationId', '=', id)
    .where('kind', '=', 'reposition-notice')
    .executeTakeFirstOrThrow();
  expect((await asked('POST', `${code}/screening`, { decision: 'admissible' })).body).toMatchObject({ code });
  await api.contest.db.updateTable('mails').set({ state: 'sent' }).where('id', '=', mail.id).execute();
  await completeRepositioning(api.contest, mail.id);
  const dossier = await asked('GET', `${code}/dossier`);
  // The file exists on paper only; that its entry was found is what the answer tells.
  expect(dossier.status).not.toBe(404);
  expect((await asked('DELETE', `${code}/reposition`)).body).toMatchObject({
    type: '/problems/not-announced',
  });
  const screened = await asked('POST', `${code}/screening`, { decision: 'admissible' });
  expect(screened.body).toMatchObject({ code: expect.stringMatching(/^RH-/) });
});

test('a move is taken back before its notice leaves', async () => {
  const code = codeOf(await depositComplete(api.contest, { title: 'Hésitation' }));
  await asked('POST', `${code}/reposition`, toRh);
  expect((await asked('DELETE', `${code}/reposition`)).status).toBe(204);
  expect((await asked('POST', `${code}/reposition`, toRh)).status).toBe(202);
  await api.contest.db.updateTable('mails').set({ state: 'sent' }).execute();
  expect((await asked('DELETE', `${code}/reposition`)).body).toMatchObject({
    type: '/problems/already-told',
  });
});

test('what can’t be moved is said in words', async () => {
  const { codes } = await depositComplete(api.contest, {
    categories: ['innovation-sociale', 'innovation-rh'],
  });
  const code = codeOf({ codes });
  const refusals = [
    [toRh, '/problems/already-in-category', 409],
    [{ ...toRh, category: 'innovation-sociale' }, '/problems/same-category', 409],
    [{ ...toRh, category: 'cuisine' }, '/problems/invalid', 422],
    [{ category: 'innovation-rh' }, '/problems/invalid', 422],
  ] as const;
  for (const [json, type, status] of refusals) {
    const answer = await asked('POST', `${code}/reposition`, json);
    expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ type })]);
  }
  expect((await asked('POST', 'SOC-999/reposition', toRh)).status).toBe(404);
});
