import { request } from 'node:http';
import { completeMetadata } from '@palmares/contest/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, type Draft, secretariatKey, startApi } from './api-server.ts';
import { deposit, putDossier } from './candidate.ts';
import { smallPdf } from './small-pdf.ts';

const LAST = '2022-04-01T21:30:00Z';
const TOO_LATE = '2022-04-01T21:30:00.001Z';

let api: ApiServer;
let key: string;
beforeEach(async () => {
  api = await startApi();
  key = await secretariatKey(api);
});
afterEach(() => api[Symbol.asyncDispose]());

async function completeDraft(): Promise<Draft> {
  const draft = await beginDraft(api, completeMetadata());
  expect((await putDossier(api, draft, smallPdf())).status).toBe(200);
  return draft;
}

const extend = ({ id }: Draft, json: unknown, bearer = key) =>
  ask(api, 'POST', `/secretariat/applications/${id}/extension`, { key: bearer, json });

/** A deposit that says what time it is, as no browser may. */
function depositDated({ id, depositKey }: Draft, instant: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const headers = { Authorization: `Bearer ${depositKey}`, Date: new Date(instant).toUTCString() };
  request(`${api.address}/applications/${id}/deposit`, { method: 'POST', headers }, (answer) => {
    answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
  })
    .on('error', reject)
    .end();
  return promise;
}

test.each([
  ['2022-04-01T21:29:59.999Z', 200],
  [LAST, 200],
  ['2022-04-01T21:30:00.0005Z', 200],
  [TOO_LATE, 409],
])('asked for when the server’s clock shows %s: %i', async (instant, status) => {
  const draft = await completeDraft();
  api.setClock(instant);
  expect((await deposit(api, draft)).status).toBe(status);
});

test('the time that a client claims changes nothing, neither way', async () => {
  const late = await completeDraft();
  const early = await completeDraft();
  api.setClock(TOO_LATE);
  expect(await depositDated(late, '2022-03-01T09:00:00Z')).toBe(409);
  api.setClock(LAST);
  expect(await depositDated(early, '2022-05-01T09:00:00Z')).toBe(200);
});

test('a late draft is kept; an extension opens that application alone, to its last millisecond', async () => {
  api.setClock('2022-04-02T08:00:00Z');
  const draft = await completeDraft();
  const other = await completeDraft();
  expect((await deposit(api, draft)).body).toMatchObject({ type: '/problems/late' });

  const granted = await extend(draft, {
    until: '2022-04-04T12:00:00+02:00',
    reason: 'Panne de la messagerie',
  });
  expect(granted.status).toBe(200);
  expect(granted.body).toEqual({ code: draft.code, until: '2022-04-04T12:00:00+02:00', told: true });
  const read = (path = '') => ask(api, 'GET', `/applications/${draft.id}${path}`, { key: draft.depositKey });
  expect((await read()).body).toMatchObject({ deadline: '2022-04-04T12:00:00+02:00', status: 'draft' });
  expect((await read('/problems')).body).toMatchObject({
    deadline: '2022-04-04T12:00:00+02:00',
    late: false,
  });
  expect((await ask(api, 'GET', '/edition')).body).toMatchObject({ depositOpen: false });

  api.setClock('2022-04-04T10:00:00.001Z');
  const late = await deposit(api, draft);
  expect(late.body).toMatchObject({ type: '/problems/late', deadline: '2022-04-04T12:00:00+02:00' });
  api.setClock('2022-04-04T10:00:00Z');
  expect((await deposit(api, other)).body).toMatchObject({ deadline: '2022-04-01T23:30:00+02:00' });
  expect((await deposit(api, draft)).status).toBe(200);
  const { items } = Object((await ask(api, 'GET', '/secretariat/entries', { key })).body);
  expect(items).toMatchObject([
    { flags: expect.arrayContaining([expect.objectContaining({ ground: 'late' })]) },
  ]);
});

test('an extension takes an instant with its offset, later than the deadline, and a reason', async () => {
  const draft = await completeDraft();
  const until = '2022-04-04T12:00:00+02:00';
  for (const [json, pointer] of [
    [{ until: '2022-04-04T12:00:00', reason: 'x' }, '/until'],
    [{ until: 'demain', reason: 'x' }, '/until'],
    [{ until }, '/reason'],
    [{ until, reason: '  ' }, '/reason'],
    [{ until, reason: 'x', quota: 1 }, '/quota'],
  ] as const) {
    const answer = await extend(draft, json);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  }
  const early = await extend(draft, { until: '2022-04-01T23:30:00+02:00', reason: 'x' });
  expect(early.body).toMatchObject({ type: '/problems/until-too-early', errors: [{ pointer: '/until' }] });
  expect((await extend({ ...draft, id: 'nobody' }, { until, reason: 'x' })).status).toBe(404);
  expect((await extend(draft, { until, reason: 'x' }, draft.depositKey)).status).toBe(401);
});
