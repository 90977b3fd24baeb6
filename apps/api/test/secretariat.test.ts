import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import { addMember, depositAdmissible, depositComplete, gradesOf } from '@palmares/contest/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, secretariatKey, startApi } from './api-server.ts';

let api: ApiServer;
let key: string;
beforeAll(async () => {
  api = await startApi();
  key = await secretariatKey(api);
  await depositComplete(api.contest, { title: '=HYPERLINK("http://x")', categories: ['innovation-sociale'] });
  await depositComplete(api.contest, {
    title: 'Deux, "trois"',
    categories: ['innovation-sociale', 'innovation-rh'],
  });
});
afterAll(() => api[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}) =>
  ask(api, 'GET', `/secretariat/${path}`, { key, headers });
const post = (path: string, json: unknown) => ask(api, 'POST', `/secretariat/${path}`, { key, json });

test.each([
  ['GET', 'entries'],
  ['GET', 'progress'],
  ['GET', 'categories/innovation-sociale/ranking'],
  ['GET', 'categories/innovation-sociale/ranking?wait=1'],
  ['GET', 'categories/innovation-sociale/juror-profiles'],
  ['POST', 'categories/innovation-sociale/grading'],
  ['POST', 'entries/SOC-001/screening'],
])('%s %s is closed to the public and to a candidate’s key', async (method, path) => {
  const { depositKey } = await beginDraft(api);
  for (const sent of [{}, { key: depositKey }, { key: 'x' }]) {
    const answer = await ask(api, method, `/secretariat/${path}`, sent);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  }
});

test('entries come by code, a page at a time', async () => {
  const first = await get('entries?limit=2');
  expect(first.body).toMatchObject({ items: [{ code: 'RH-001' }, { code: 'SOC-001' }], next: 'SOC-001' });
  const second = await get('entries?limit=2&after=SOC-001');
  expect(second.body).toMatchObject({ items: [{ code: 'SOC-002', screening: 'pending' }], next: null });
  expect((await get('entries?category=innovation-rh')).body).toMatchObject({ items: [{ code: 'RH-001' }] });
  const wrong = await get('entries?limit=0&category=cuisine');
  expect(wrong.status).toBe(422);
  expect(wrong.body).toMatchObject({ errors: [{ parameter: 'category' }, { parameter: 'limit' }] });
});

test('as CSV, no title becomes a formula', async () => {
  const answer = await get('entries?limit=2', { Accept: 'text/csv' });
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
  expect(answer.headers.get('link')).toBe('</secretariat/entries?limit=2&after=SOC-001>; rel="next"');
  const [header, rh, soc] = answer.text.split('\r\n');
  expect(header).toBe(
    'code,title,organisation,category,application,version,depositedAt,screening,ground,reason,flags',
  );
  expect(rh).toMatch(/^RH-001,"Deux, ""trois""",/);
  expect(soc).toMatch(/^SOC-001,"'=HYPERLINK\(""http:\/\/x""\)",/);
  expect((await get('progress', { Accept: 'text/csv' })).text).toMatch(/^category,juror,/);
});

test('an entry is screened; inadmissible takes a ground and a sentence', async () => {
  const needs = await post('entries/SOC-001/screening', { decision: 'inadmissible', ground: 'late' });
  expect(needs.status).toBe(422);
  expect(needs.body).toMatchObject({ type: '/problems/needs-ground' });
  const odd = await post('entries/SOC-001/screening', {
    decision: 'inadmissible',
    ground: 'ugly',
    reason: 'x',
  });
  expect(odd.body).toMatchObject({ type: '/problems/invalid', errors: [{ pointer: '/ground' }] });
  const reason = 'Aucun résultat chiffré.';
  const decided = { decision: 'inadmissible', ground: 'no-measurable-results', reason };
  expect((await post('entries/SOC-001/screening', decided)).body).toMatchObject({
    screening: 'inadmissible',
  });
  expect((await get('entries?screening=inadmissible')).body).toMatchObject({
    items: [{ code: 'SOC-001', reason }],
  });
  expect((await post('entries/soc 1/screening', { decision: 'admissible' })).body).toMatchObject({
    code: 'SOC-001',
    screening: 'admissible',
  });
  expect((await post('entries/SOC-999/screening', { decision: 'admissible' })).status).toBe(404);
});

test('grading opens and closes; the ranking and the progress follow', async () => {
  const { codes } = await depositAdmissible(api.contest, {
    title: 'Noté',
    categories: ['innovation-territoriale'],
  });
  const code = codes[0] ?? '';
  const juror = await addMember(api.contest, 'UTER', { category: 'innovation-territoriale' });
  const territorial = 'categories/innovation-territoriale';
  expect((await post(`${territorial}/grading`, { open: 'oui' })).body).toMatchObject({
    errors: [{ pointer: '/open' }],
  });
  expect((await post('categories/cuisine/grading', { open: true })).status).toBe(404);
  api.setClock('2022-04-10T09:00:00Z');
  expect((await post(`${territorial}/grading`, { open: true })).body).toEqual({
    category: 'innovation-territoriale',
    open: true,
    changed: true,
    entries: 1,
    jurors: 1,
  });
  expect((await post(`${territorial}/grading`, { open: true })).body).toMatchObject({ changed: false });
  const submitted = await submitScoreSheet(api.contest, juror, code, {
    grades: gradesOf(api.contest, 4),
    comment: 'Solide.',
  });
  expect(submitted.kind).toBe('submitted');

  const ranking = await get(`${territorial}/ranking`);
  expect(ranking.body).toMatchObject({
    category: 'innovation-territoriale',
    items: [
      { code, rank: 1, provisional: true, mark: '16,00', markExact: { numerator: 16, denominator: 1 } },
    ],
    next: null,
  });
  expect(ranking.text).not.toContain('Solide');
  const progress = await get('progress?category=innovation-territoriale');
  expect(progress.body).toMatchObject({
    items: [
      { slug: 'innovation-territoriale', gradingOpen: true, submitted: 1, jurors: [{ slackUserId: 'UTER' }] },
    ],
  });
  expect(progress.text).not.toMatch(/mark|grade"|16,00|Solide/);

  const kept = await post(`entries/${code}/screening`, {
    decision: 'inadmissible',
    ground: 'late',
    reason: 'x',
  });
  expect(kept.status).toBe(409);
  expect(kept.body).toMatchObject({ type: '/problems/has-score-sheets', count: 1 });
  expect((await post(`${territorial}/grading`, { open: false })).body).toMatchObject({
    open: false,
    changed: true,
  });
});
