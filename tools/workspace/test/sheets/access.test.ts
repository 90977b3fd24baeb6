import { generateKeyPairSync } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSheets, serveSheets } from './local-sheets.ts';

let served: ServedSheets;
let id: string;
beforeAll(async () => {
  served = await serveSheets();
  id = await served.sheets.createSpreadsheet({ title: 'Essai' });
});
afterAll(async () => served[Symbol.asyncDispose]());

describe('access tokens', () => {
  const withToken = (token: string) => ({
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });

  test('an assertion signed by the service account gives a token that the API accepts', async () => {
    const answer = await served.call('GET', `spreadsheets/${id}`, undefined, withToken(await served.token()));
    expect(answer.status).toBe(200);
  });

  test.each([
    [
      'another key',
      {
        key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
          type: 'pkcs8',
          format: 'pem',
        }),
      },
    ],
    ['another audience', { audience: 'https://example.org/token' }],
    ['another issuer', { issuer: 'intrus@example.org' }],
    ['a lifetime of two hours', { expires: '2h' }],
    ['an expired assertion', { expires: '-1h' }],
  ])('%s is refused with invalid_grant', async (_name, claims) => {
    const response = await served.askToken(await served.sign(claims));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('a scope that has nothing to do with sheets is refused', async () => {
    const response = await served.askToken(
      await served.sign({ scope: 'https://www.googleapis.com/auth/calendar' }),
    );
    expect(await response.json()).toMatchObject({ error: 'invalid_scope' });
  });

  test('no token, or an invented one, is 401 in the shape of Google', async () => {
    const none = await served.call('GET', `spreadsheets/${id}`, undefined, { headers: {} });
    expect(none.status).toBe(401);
    expect(none.error).toMatchObject({ code: 401, status: 'UNAUTHENTICATED' });
    const invented = await served.call('GET', `spreadsheets/${id}`, undefined, withToken('a.b.c'));
    expect(invented.status).toBe(401);
  });

  test('a token for reading cannot write', async () => {
    const readOnly = withToken(await served.token('https://www.googleapis.com/auth/spreadsheets.readonly'));
    expect((await served.call('GET', `spreadsheets/${id}`, undefined, readOnly)).status).toBe(200);
    const write = await served.call(
      'POST',
      `spreadsheets/${id}:batchUpdate`,
      { requests: [{ addSheet: {} }] },
      readOnly,
    );
    expect(write.error).toMatchObject({ code: 403, status: 'PERMISSION_DENIED' });
  });

  test('an unknown spreadsheet is 404', async () => {
    expect((await served.call('GET', 'spreadsheets/inconnue')).error).toMatchObject({ status: 'NOT_FOUND' });
  });
});

describe('loopback only', () => {
  const statusFor = (path: string, headers: Record<string, string>, method = 'GET') =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(served.url);
      request({ hostname, port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end(method === 'POST' ? '{}' : undefined);
    });

  test('a host that is not this machine is refused, on pages and on the API', async () => {
    expect(await statusFor('/sheets', { host: 'palmares.example.org' })).toBe(421);
    expect(await statusFor(`/sheets/v4/spreadsheets/${id}`, { host: 'palmares.example.org' })).toBe(421);
    expect(await statusFor('/sheets', { host: 'localhost:8020' })).toBe(200);
  });

  test('posts to the desk from another site are refused', async () => {
    const path = `/sheets/desk/spreadsheets/${id}/acts`;
    const json = { 'content-type': 'application/json' };
    expect(await statusFor(path, { ...json, origin: 'https://example.org' }, 'POST')).toBe(403);
    expect(await statusFor(path, { ...json, 'sec-fetch-site': 'cross-site' }, 'POST')).toBe(403);
    expect(await statusFor(path, { 'content-type': 'text/plain' }, 'POST')).toBe(415);
    expect(await statusFor(path, json, 'POST')).toBe(400);
  });
});
