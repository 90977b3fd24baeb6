import { completeMetadata } from '@palmares/contest/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, type Draft, startApi } from './api-server.ts';
import { putDossier } from './candidate.ts';
import { smallPdf } from './small-pdf.ts';

let api: ApiServer;
let draft: Draft;
beforeEach(async () => {
  api = await startApi();
  draft = await beginDraft(api, completeMetadata({ categories: ['innovation-sociale', 'innovation-rh'] }));
});
afterEach(() => api[Symbol.asyncDispose]());

const on = (method: string, path: string, sent: Parameters<typeof ask>[3] = {}) =>
  ask(api, method, `/applications/${draft.id}${path}`, { key: draft.depositKey, ...sent });
const putPdf = (bytes = 1_000) => putDossier(api, draft, smallPdf(bytes));

test('a draft without its dossier is told what is missing, and stays a draft', async () => {
  const problems = await on('GET', '/problems');
  expect(problems.body).toMatchObject({
    items: [{ code: 'dossier-missing', pointer: '/dossier' }],
    deadline: '2022-04-01T23:30:00+02:00',
    late: false,
    next: null,
  });
  const refused = await on('POST', '/deposit');
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({
    type: '/problems/incomplete',
    errors: [{ code: 'dossier-missing', pointer: '/dossier', detail: expect.stringMatching(/PDF/) }],
  });
  expect((await on('GET', '')).body).toMatchObject({ status: 'draft', entries: [], depositedAt: null });
  const receipt = await on('GET', '/receipt');
  expect(receipt.status).toBe(409);
  expect(receipt.body).toMatchObject({ type: '/problems/not-deposited' });
});

test('a complete one becomes a deposit with a receipt and an entry for each category', async () => {
  const file = await putPdf();
  expect((await on('GET', '/problems')).body).toMatchObject({ items: [] });
  const deposited = await on('POST', '/deposit');
  expect(deposited.status).toBe(200);
  expect(deposited.body).toMatchObject({
    edition: 'gpi-2022',
    code: draft.code,
    version: 1,
    entries: [
      { category: 'innovation-sociale', code: 'SOC-001' },
      { category: 'innovation-rh', code: 'RH-001' },
    ],
    depositedAtParis: '2022-03-14T10:00:00.000+01:00',
    video: null,
  });
  expect(file.body).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await on('GET', '/receipt')).body).toEqual(deposited.body);
  expect((await on('GET', '')).body).toMatchObject({
    status: 'deposited',
    version: 1,
    changedSinceDeposit: false,
  });
});

test('a later version has a receipt of its own, and the earlier one is kept', async () => {
  await putPdf(1_000);
  const first = await on('POST', '/deposit');
  await putPdf(2_000);
  expect((await on('GET', '')).body).toMatchObject({ status: 'deposited', changedSinceDeposit: true });
  const second = await on('POST', '/deposit');
  expect(second.body).toMatchObject({ version: 2, dossier: { bytes: 2_000 } });
  expect((await on('GET', '/receipt?version=1')).body).toEqual(first.body);
  expect((await on('GET', '/receipt?version=3')).status).toBe(404);
  expect((await on('GET', '/receipt?version=x')).body).toMatchObject({ errors: [{ parameter: 'version' }] });
});

test('the same idempotency key gets the same receipt, with another body a refusal', async () => {
  await putPdf();
  const headers = { 'Idempotency-Key': 'once-and-only' };
  const first = await on('POST', '/deposit', { headers });
  await putPdf(2_000);
  expect((await on('POST', '/deposit', { headers })).body).toEqual(first.body);
  const other = await on('POST', '/deposit', { headers, json: {} });
  expect(other.status).toBe(422);
  expect(other.body).toMatchObject({ type: '/problems/idempotency-key-reused' });
  expect((await on('POST', '/deposit', { headers: { 'Idempotency-Key': 'a b' } })).status).toBe(422);
});

describe('the deadline goes by the server’s clock', () => {
  test('its last millisecond is in time, the next is late and leaves a draft', async () => {
    await putPdf();
    api.setClock('2022-04-01T21:30:00.001Z');
    const late = await on('POST', '/deposit');
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      type: '/problems/late',
      deadline: '2022-04-01T23:30:00+02:00',
      detail: expect.stringContaining('vendredi 1er avril 2022 à 23\u00a0h\u00a030'),
    });
    expect((await on('GET', '')).body).toMatchObject({ status: 'draft' });
    expect((await on('GET', '/problems')).body).toMatchObject({ late: true });

    api.setClock('2022-04-01T21:30:00Z');
    expect((await on('POST', '/deposit')).status).toBe(200);
  });

  test('an edition tells the time that is left, and none once it is over', async () => {
    api.setClock('2022-03-31T21:29:00Z');
    expect((await ask(api, 'GET', '/edition')).body).toMatchObject({
      now: '2022-03-31T23:29:00+02:00',
      depositOpen: true,
      timeLeft: { milliseconds: 86_460_000, text: '1\u00a0jour' },
    });
    api.setClock('2022-04-01T21:30:00.001Z');
    expect((await ask(api, 'GET', '/edition')).body).toMatchObject({
      depositOpen: false,
      timeLeft: { milliseconds: 0 },
    });
  });
});

test('a deposit is withdrawn, never deleted; a draft is deleted, never withdrawn', async () => {
  expect((await on('POST', '/withdraw')).body).toMatchObject({ type: '/problems/not-deposited' });
  await putPdf();
  await on('POST', '/deposit');
  const deleted = await on('DELETE', '');
  expect(deleted.status).toBe(409);
  expect(deleted.body).toMatchObject({ type: '/problems/already-deposited' });
  expect((await on('POST', '/withdraw')).status).toBe(204);
  expect((await on('POST', '/withdraw')).status).toBe(204);
  expect((await on('GET', '')).body).toMatchObject({ status: 'withdrawn' });
  for (const answer of [await on('POST', '/deposit'), await on('PATCH', '', { json: { title: 'x' } })]) {
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: '/problems/withdrawn' });
  }
});
