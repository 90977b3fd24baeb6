import { issueAccessLink } from '@palmares/contest/access';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiServer, ask, startApi } from './api-server.ts';
import { beginOnPage, fillIn, visit } from './page-visitor.ts';
import { smallPdf } from './small-pdf.ts';

let api: ApiServer;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

test('a mailed link is used up by a person who presses its button, once', async () => {
  const id = await beginOnPage(visit(api));
  const path = `/acces/${await issueAccessLink(api.contest, id)}`;
  for (let look = 0; look < 3; look += 1) {
    const seen = await visit(api).get(path);
    expect(seen.status).toBe(200);
    expect(seen.headers.get('referrer-policy')).toBe('no-referrer');
    expect(seen.headers.get('set-cookie')).toBeNull();
    expect(seen.headers.get('x-robots-tag')).toContain('noindex');
  }
  const visitor = visit(api);
  const opened = await visitor.post(path, {});
  expect(opened.status).toBe(303);
  expect(opened.headers.get('location')).toBe(`/candidature/${id}`);
  expect(opened.headers.get('set-cookie')).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  expect((await visitor.get(`/candidature/${id}`)).status).toBe(200);
  const again = await visit(api).post(path, {});
  expect(again.status).toBe(410);
  expect(again.text).toContain('Ce lien n’est plus valable');
  expect(again.headers.get('set-cookie')).toBeNull();
});

test('a browser that says nothing of where it is may use a link, another site may not', async () => {
  const id = await beginOnPage(visit(api));
  const path = `/acces/${await issueAccessLink(api.contest, id)}`;
  const refused: Record<string, string>[] = [
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' },
    { Origin: 'https://example.org' },
  ];
  for (const headers of refused) expect((await visit(api).post(path, {}, headers)).status).toBe(403);
  expect((await visit(api).post(path, {}, { Origin: 'null' })).status).toBe(303);
});

test('where the site is reached by http the cookie is still kept', async () => {
  await using plain = await startApi((deps) => ({ ...deps, publicUrl: 'http://127.0.0.1:8000' }));
  const visitor = visit(plain);
  const id = await beginOnPage(visitor);
  expect((await visitor.get(`/candidature/${id}`)).status).toBe(200);
  const again = await visitor.post('/quitter', {});
  expect(again.headers.get('set-cookie')).not.toContain('Secure');
});

test('a link is asked for with the same answer, whoever asks', async () => {
  const visitor = visit(api);
  const id = await beginOnPage(visitor);
  const code = /GPI-\d{4}/.exec((await visitor.get(`/candidature/${id}`)).text)?.[0] ?? '';
  const answers = await Promise.all(
    [
      { code, email: 'ada@example.org' },
      { code, email: 'other@example.org' },
      { code: 'GPI-9999', email: 'ada@example.org' },
      { code: 'x'.repeat(500), email: 'y'.repeat(5_000) },
    ].map((given) => visit(api).post('/retour', given)),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(200);
  const empty = await visit(api).post('/retour', { code, email: '' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain(`value="${code}"`);
});

test('who quits has no access any more, on the server neither', async () => {
  const visitor = visit(api);
  const id = await beginOnPage(visitor);
  const session = visitor.session();
  expect((await visitor.post('/quitter', {})).text).toContain('Vous avez quitté');
  expect(visitor.session()).toBeUndefined();
  const headers = { Cookie: `palmares_session=${session}` };
  expect((await ask(api, 'GET', `/candidature/${id}`, { headers })).status).toBe(401);
});

const pagesOf = (id: string) =>
  ['', '/fichiers', '/depot', '/retirer', '/supprimer'].map((path) => `/candidature/${id}${path}`);
const actionsOf = (id: string) =>
  ['', '/depot', '/retirer', '/supprimer', '/dossier', '/video', '/video-retirer'].map(
    (path) => `/candidature/${id}${path}`,
  );

describe('an application is for its own session alone', () => {
  test('nothing of it reaches a stranger or another candidate', async () => {
    const owner = visit(api);
    const id = await beginOnPage(owner, 'ZEBRA secret');
    await owner.post(`/candidature/${id}`, await fillIn(owner, id, { title: 'ZEBRA secret' }));
    await owner.sendFile(`/candidature/${id}/dossier`, smallPdf());
    const other = visit(api);
    await beginOnPage(other, 'Le mien');
    for (const visitor of [visit(api), other]) {
      for (const path of pagesOf(id)) {
        const answer = await visitor.get(path);
        expect({ path, status: answer.status }).toEqual({ path, status: 401 });
        expect(answer.text).not.toMatch(/ZEBRA|Ada|GPI-\d/);
        const unknown = await visitor.get(path.replace(id, '7c3f9f0e-0000-4000-8000-000000000000'));
        expect(unknown.text).toBe(answer.text);
      }
      for (const path of actionsOf(id)) {
        const sent = await visitor.post(path, { title: 'Volé' });
        expect({ path, status: sent.status }).toEqual({ path, status: 401 });
        expect(sent.text).not.toMatch(/ZEBRA|Ada|GPI-\d/);
      }
      expect((await visitor.sendFile(`/candidature/${id}/dossier`, smallPdf(9_999))).status).toBe(401);
    }
    const own = await owner.get(`/candidature/${id}`);
    expect(own.text).toContain('ZEBRA');
    expect(own.text).not.toContain('Volé');
    expect(own.headers.get('cache-control')).toBe('no-store');
    expect(own.headers.get('x-robots-tag')).toContain('noindex');
  });

  test('no page of another site acts with the session', async () => {
    const visitor = visit(api);
    const id = await beginOnPage(visitor, 'Intact');
    const foreign: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://example.org' },
      { Origin: 'null' },
      {},
    ];
    for (const headers of foreign) {
      for (const path of [...actionsOf(id), '/candidature', '/retour', '/quitter']) {
        const answer = await visitor.post(path, { title: 'Volé' }, headers);
        expect({ path, headers, status: answer.status }).toEqual({ path, headers, status: 403 });
      }
    }
    expect((await visitor.get(`/candidature/${id}`)).text).toContain('Intact');
  });
});

test('no secret is logged', async () => {
  const visitor = visit(api);
  const id = await beginOnPage(visitor);
  const token = await issueAccessLink(api.contest, id);
  await visitor.get(`/acces/${token}`);
  await visitor.post(`/acces/${token}`, {});
  await visitor.post('/retour', { code: 'GPI-0001', email: 'guess@example.org' });
  const logged = api.logged();
  expect(logged).toContain('/acces/:token');
  for (const secret of [token, visitor.session() ?? '', 'guess@example.org', 'ada@example.org']) {
    expect(logged).not.toContain(secret);
  }
});
