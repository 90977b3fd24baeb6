import { openSession } from '@palmares/contest/access';
import { completeMetadata } from '@palmares/contest/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, type Draft, secretariatKey } from './api-server.ts';
import { begin, create, metadata, offsetOf, startUploadServer, uploadsOf } from './resumable-server.ts';

let api: ApiServer;
let mine: Draft;
let other: Draft;
let path: string;
beforeAll(async () => {
  api = await startUploadServer();
  mine = await beginDraft(api, completeMetadata());
  other = await beginDraft(api, completeMetadata());
  path = await begin(api, mine, 1_000);
});
afterAll(() => api[Symbol.asyncDispose]());

const headers = {
  'Tus-Resumable': '1.0.0',
  'Upload-Offset': '0',
  'Content-Type': 'application/offset+octet-stream',
};
const send = (method: string, to: string, key?: string, more: Record<string, string> = {}) =>
  ask(api, method, to, {
    ...(key === undefined ? {} : { key }),
    headers: { ...headers, ...more },
    ...(method === 'PATCH' ? { body: 'x' } : {}),
  });
const unknown = `/uploads/${'0'.repeat(32)}`;

test.each(['HEAD', 'PATCH', 'DELETE'])('%s of somebody else’s upload answers as for none', async (method) => {
  for (const key of [other.depositKey, 'wrong', await secretariatKey(api)]) {
    const [theirs, none] = [await send(method, path, key), await send(method, unknown, key)];
    expect(theirs.status).toBe(404);
    expect([theirs.status, theirs.text]).toEqual([none.status, none.text]);
  }
  const [theirs, none] = [await send(method, path), await send(method, unknown)];
  expect(theirs.status).toBe(401);
  expect([theirs.status, theirs.text]).toEqual([none.status, none.text]);
  expect(await offsetOf(api, mine, path)).toBe(0);
});

test('nobody begins an upload for somebody else’s application, or lists its uploads', async () => {
  const value = metadata({ application: other.id, kind: 'dossier' });
  expect((await create(api, mine, 1_000, { 'Upload-Metadata': value })).status).toBe(401);
  const list = await ask(api, 'GET', `/applications/${mine.id}/uploads`, { key: other.depositKey });
  expect(list.status).toBe(401);
});

test('an upload is never read back, not even by its owner', async () => {
  for (const key of [mine.depositKey, other.depositKey]) {
    const answer = await send('GET', path, key);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'HEAD, PATCH, DELETE, OPTIONS']);
  }
  expect((await send('GET', '/uploads', mine.depositKey)).status).toBe(405);
});

test.each([
  '/uploads/..%2f..%2fetc%2fpasswd',

  `/uploads/${'0'.repeat(31)}%00`,
  '/uploads/x',
])('an id that is none of ours is not found: %s', async (to) => {
  for (const method of ['HEAD', 'PATCH', 'DELETE']) {
    expect((await send(method, to, mine.depositKey)).status).toBe(404);
  }
});

test('a session of a browser does what the key does, from this site only', async () => {
  const Cookie = `palmares_session=${await openSession(api.contest, mine.id)}`;
  const here = { Cookie, 'Sec-Fetch-Site': 'same-origin' };
  const there = { Cookie, 'Sec-Fetch-Site': 'cross-site' };
  const value = metadata({ application: mine.id, kind: 'dossier' });
  const wanted = { 'Upload-Length': '1000', 'Upload-Metadata': value };
  expect((await send('POST', '/uploads', undefined, { ...there, ...wanted })).status).toBe(401);
  const created = await send('POST', '/uploads', undefined, { ...here, ...wanted });
  expect(created.status).toBe(201);
  const own = created.headers.get('location') ?? '';
  expect((await send('PATCH', own, undefined, there)).status).toBe(404);
  expect((await send('PATCH', own, undefined, here)).status).toBe(204);
  expect((await send('DELETE', own, undefined, there)).status).toBe(404);
  expect((await send('DELETE', own, undefined, here)).status).toBe(204);
});

test('no metadata, key or address of an upload is logged', async () => {
  await create(api, mine, 1_000, {
    'Upload-Metadata': metadata({ application: mine.id, kind: 'dossier', filename: 'ZEBRA.pdf' }),
  });
  expect(await uploadsOf(api, mine)).toMatchObject({ items: [{}, {}] });
  const logged = api.logged();
  for (const secret of ['ZEBRA', Buffer.from('ZEBRA').toString('base64'), mine.depositKey, path.slice(-32)]) {
    expect(logged).not.toContain(secret);
  }
  expect(logged).toContain('/uploads/:upload');
});
