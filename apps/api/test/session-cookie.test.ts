import { openSession } from '@palmares/contest/access';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, type Draft, startApi } from './api-server.ts';

let api: ApiServer;
let draft: Draft;
let Cookie: string;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  draft = await beginDraft(api);
  Cookie = `palmares_session=${await openSession(api.contest, draft.id)}`;
});
afterAll(() => api[Symbol.asyncDispose]());

const read = (headers: Record<string, string>, id = draft.id) =>
  ask(api, 'GET', `/applications/${id}`, { headers });
const change = (headers: Record<string, string>) =>
  ask(api, 'PATCH', `/applications/${draft.id}`, { headers, json: { title: 'Autre titre' } });

test('a session reads its own application and no other', async () => {
  expect((await read({ Cookie })).status).toBe(200);
  expect((await read({ Cookie }, (await beginDraft(api)).id)).status).toBe(401);
  expect((await read({ Cookie: 'palmares_session=other' })).status).toBe(401);
});

test('a session changes something for a page of this site', async () => {
  const { host } = new URL(api.address);
  expect((await change({ Cookie, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  expect((await change({ Cookie, Origin: `http://${host}` })).status).toBe(200);
  expect((await change({ Cookie, Origin: `http://${host}`, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(
    401,
  );
});

const elsewhere: Record<string, string>[] = [
  {},
  { Origin: 'https://example.org' },
  { Origin: 'null' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'none' },
];
test.each(elsewhere)('a session changes nothing for %j', async (headers) => {
  expect((await change({ Cookie, ...headers })).status).toBe(401);
});

test('where a key is sent the session is not looked at', async () => {
  expect((await read({ Cookie, Authorization: 'Bearer wrong' })).status).toBe(401);
  expect((await read({ Cookie, Authorization: 'Basic eDp5' })).status).toBe(401);
});
