import { completeMetadata } from '@palmares/contest/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, type Sent, secretariatKey, startApi } from './api-server.ts';

let api: ApiServer;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const unknownId = '7c3f9f0e-0000-4000-8000-000000000000';

test('a draft is begun, and its key opens it and no other', async () => {
  const created = await ask(api, 'POST', '/applications', { json: completeMetadata() });
  expect(created.status).toBe(201);
  expect(created.body).toEqual({
    id: expect.any(String),
    code: expect.stringMatching(/^GPI-\d{4}$/),
    depositKey: expect.stringMatching(/^[\w-]{43}$/),
  });
  const { id, depositKey } = await beginDraft(api, { title: 'Le mien' });
  const other = await beginDraft(api);

  const own = await ask(api, 'GET', `/applications/${id}`, { key: depositKey });
  expect(own.status).toBe(200);
  expect(own.body).toMatchObject({ id, status: 'draft', version: null, metadata: { title: 'Le mien' } });
  expect(own.text).not.toContain(depositKey);

  for (const key of [other.depositKey, 'nothing', undefined]) {
    for (const path of [`/applications/${id}`, `/applications/${unknownId}`]) {
      const answer = await ask(api, 'GET', path, key === undefined ? {} : { key });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="palmares"/);
      expect(answer.body).toMatchObject({ type: '/problems/unauthorized', status: 401 });
    }
  }
});

test('its address is told', async () => {
  const created = await ask(api, 'POST', '/applications', { json: {} });
  const { id, depositKey } = await beginDraft(api);
  expect(created.headers.get('location')).toMatch(/^\/applications\/[\w-]{36}$/);
  expect((await ask(api, 'GET', `/applications/${id}`, { key: depositKey })).status).toBe(200);
});

test('a merge patch changes what it names, null takes away, the rest stays', async () => {
  const { id, depositKey: key } = await beginDraft(api, {
    title: 'Avant',
    savings: 'aucune',
    scheme: 'général',
  });
  const patched = await ask(api, 'PATCH', `/applications/${id}`, {
    key,
    headers: { 'Content-Type': 'application/merge-patch+json' },
    json: { title: 'Après', savings: null, contact: { name: 'Ada', email: 'a@example.org', phone: null } },
  });
  expect(patched.status).toBe(200);
  expect(patched.body).toMatchObject({
    metadata: { title: 'Après', scheme: 'général', contact: { name: 'Ada', email: 'a@example.org' } },
  });
  expect(patched.body).not.toHaveProperty('metadata.savings');
});

test('half a contact never gets in', async () => {
  const { id, depositKey: key } = await beginDraft(api);
  const refused = await ask(api, 'PATCH', `/applications/${id}`, { key, json: { contact: { name: 'Ada' } } });
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ errors: [{ pointer: '/contact/email' }] });
  expect((await ask(api, 'GET', `/applications/${id}/problems`, { key })).status).toBe(200);
});

test('a draft is deleted with its key, which then opens nothing', async () => {
  const { id, depositKey: key } = await beginDraft(api);
  expect((await ask(api, 'DELETE', `/applications/${id}`, { key })).status).toBe(204);
  expect((await ask(api, 'GET', `/applications/${id}`, { key })).status).toBe(401);
});

test('the secretariat reads a draft and writes in none', async () => {
  const { id } = await beginDraft(api, { title: 'À lire' });
  const key = await secretariatKey(api);
  expect((await ask(api, 'GET', `/applications/${id}`, { key })).status).toBe(200);
  expect((await ask(api, 'PATCH', `/applications/${id}`, { key, json: { title: 'x' } })).status).toBe(404);
  expect((await ask(api, 'DELETE', `/applications/${id}`, { key })).status).toBe(404);
  expect((await ask(api, 'POST', `/applications/${id}/deposit`, { key })).status).toBe(404);
  expect((await ask(api, 'GET', `/applications/${unknownId}`, { key })).status).toBe(404);
});

test('text is kept in NFC, with the ends of its lines made alike', async () => {
  const { id, depositKey: key } = await beginDraft(api, { title: 'E\u0301te\u0301 ', summary: 'un\r\ndeux' });
  const read = await ask(api, 'GET', `/applications/${id}`, { key });
  expect(read.body).toMatchObject({ metadata: { title: 'Été', summary: 'un\ndeux' } });
});

describe('a body that is not what it should be changes nothing', () => {
  test.each<[string, object, string]>([
    ['a wrong type', { title: 12 }, '/title'],
    ['a wrong type inside', { partners: ['Ville', 3] }, '/partners/1'],
    ['an unknown category', { categories: ['innovation-sociale', 'cuisine'] }, '/categories/1'],
    ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }, '/title'],
    ['a line feed in a title', { title: 'un\ndeux' }, '/title'],
    ['a carriage return in a name', { contact: { name: 'a\rBcc: x', email: 'a@b.fr' } }, '/contact/name'],
    ['a NUL in a text', { summary: 'a\u0000b' }, '/summary'],
    ['a control character of C1', { title: 'a\u0085b' }, '/title'],
    ['an escape sequence', { objectives: 'a\u001b[31mb' }, '/objectives'],
    ['half a surrogate pair', { title: 'a\ud800b' }, '/title'],
    ['an unknown field', { titel: 'x' }, '/titel'],
    ['a field with a slash in its name', { 'a/b~c': 'x' }, '/a~1b~0c'],
    ['a date that is none', { startedOn: '2021-02-30' }, '/startedOn'],
    ['a truth that is text', { acceptsRules: 'true' }, '/acceptsRules'],
    ['a list', [], ''],
  ])('%s', async (_, json, pointer) => {
    const { id, depositKey: key } = await beginDraft(api, { title: 'Intact' });
    for (const answer of [
      await ask(api, 'POST', '/applications', { json }),
      await ask(api, 'PATCH', `/applications/${id}`, { key, json }),
    ]) {
      expect(answer.status).toBe(422);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.body).toMatchObject({ type: '/problems/invalid', errors: [{ pointer }] });
    }
    const read = await ask(api, 'GET', `/applications/${id}`, { key });
    expect(read.body).toMatchObject({ metadata: { title: 'Intact' } });
  });

  test('a member that would reach the prototype is an unknown field', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const body = '{"__proto__":{"title":"x"}}';
    const answer = await ask(api, 'POST', '/applications', { headers, body });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/__proto__' }] });
  });

  test('every fault is told at once', async () => {
    const answer = await ask(api, 'POST', '/applications', { json: { title: 1, scheme: 2, x: 3 } });
    expect(answer.body).toMatchObject({ detail: '3 champs sont à corriger.' });
  });

  test.each<[string, string, Sent, number, string]>([
    ['no JSON', 'application/json', '{"title":', 400, 'malformed-json'],
    ['nothing', 'application/json', '', 400, 'malformed-json'],
    ['JSON in Latin-1', 'application/json', Buffer.from('{"title":"é"}', 'latin1'), 400, 'malformed-json'],
    ['a form', 'application/x-www-form-urlencoded', 'title=x', 415, 'unsupported-media-type'],
    [
      'more than 256 kB',
      'application/json',
      JSON.stringify({ title: 'x'.repeat(262_144) }),
      413,
      'too-large',
    ],
  ])('%s', async (_, type, body, status, problem) => {
    const answer = await ask(api, 'POST', '/applications', { headers: { 'Content-Type': type }, body });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ type: `/problems/${problem}`, status });
  });

  test('more than 256 kB that never said how long it is', async () => {
    const chunks = Array.from({ length: 20 }, () => Buffer.from(' '.repeat(16_384)));
    const answer = await ask(api, 'POST', '/applications', {
      headers: { 'Content-Type': 'application/json' },
      body: ReadableStream.from(chunks),
    });
    expect(answer.status).toBe(413);
  });
});

test('before the opening no draft can be begun, and the answer says when', async () => {
  await using early = await startApi(undefined, '2022-01-09T22:59:59.999Z');
  const answer = await ask(early, 'POST', '/applications', { json: {} });
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({ type: '/problems/too-early', opensAt: '2022-01-10T00:00:00+01:00' });
  early.setClock('2022-01-09T23:00:00Z');
  expect((await ask(early, 'POST', '/applications', { json: {} })).status).toBe(201);
});
