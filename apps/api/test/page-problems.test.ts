import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect, test } from 'vitest';
import { usualLimits } from '../src/limits/rate-limits.ts';
import { startApi } from './api-server.ts';
import { beginOnPage, visit } from './page-visitor.ts';
import { smallPdf } from './small-pdf.ts';

const limited = (change: Partial<typeof usualLimits>) =>
  startApi((deps) => ({ ...deps, rateLimits: { ...usualLimits, ...change } }));
const one = { points: 1, duration: 600 };

test('who asks too much in a browser reads when to try again, in words', async () => {
  await using api = await limited({ requests: one });
  const visitor = visit(api);
  const id = await beginOnPage(visitor, 'ZEBRA secret');
  await visitor.get('/');
  const secret = new RegExp(`ZEBRA|Ada|GPI-\\d|${id}|${visitor.session()}|jeton-secret`);
  for (const path of ['/', `/candidature/${id}`, '/acces/jeton-secret', '/candidature/x/inconnue']) {
    const refused = await visitor.get(path);
    expect({ path, status: refused.status }).toEqual({ path, status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    expect(refused.text).toContain('<h1>Trop de demandes</h1>');
    expect(refused.text).toMatch(/Attendez \d+\u00a0min( \d+\u00a0s)?, puis recommencez\./);
    expect(refused.text).not.toMatch(secret);
    expect(refused.headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(refused.headers.get('referrer-policy')).toBe('no-referrer');
    expect(refused.headers.get('cache-control')).toBe('no-store');
    expect(refused.headers.get('set-cookie')).toBeNull();
  }
  const ofApi = [visitor.get(`/applications/${id}`), visitor.get('/edition'), visitor.post('/uploads', {})];
  for (const { status, headers } of await Promise.all(ofApi)) {
    expect(status).toBe(429);
    expect(headers.get('content-type')).toBe('application/problem+json');
  }
});

test('a form that is refused for now can be sent again from the answer', async () => {
  await using api = await limited({ drafts: one });
  await beginOnPage(visit(api));
  const refused = await visit(api).post('/candidature', { title: 'ZEBRA secret' });
  expect(refused.status).toBe(429);
  expect(refused.text).toContain('rechargez-la');
  expect(refused.text).not.toContain('ZEBRA');
  expect(refused.headers.get('set-cookie')).toBeNull();
});

test('files and deposits of a browser are counted as those of a script', async () => {
  await using api = await limited({ files: one });
  for (const kind of ['dossier', 'video', 'depot']) {
    const visitor = visit(api);
    const id = await beginOnPage(visitor);
    await visitor.sendFile(`/candidature/${id}/${kind}`, smallPdf());
    const refused = await visitor.sendFile(`/candidature/${id}/${kind}`, smallPdf(3_000_000));
    expect({ kind, status: refused.status }).toEqual({ kind, status: 429 });
    expect(refused.text).toContain('<h1>Trop de demandes</h1>');
  }
});

test('a browser that still sends its file has sent it whole when it reads that it was refused', async () => {
  await using api = await limited({ files: one });
  const visitor = visit(api);
  const path = `/candidature/${await beginOnPage(visitor)}/dossier`;
  await visitor.sendFile(path, smallPdf());
  const headers = { Cookie: `palmares_session=${visitor.session()}`, 'Content-Length': 2_000_000 };
  const sending = request(`${api.address}${path}`, { method: 'POST', headers });
  const answered = once(sending, 'response');
  await new Promise((written) => {
    sending.write(Buffer.alloc(1_000_000), written);
  });
  // The server has seen that half: it has answered others who came later, one after the other.
  for (let later = 0; later < 3; later += 1) await visitor.get('/');
  expect(api.logged()).not.toContain('"status":429');
  sending.end(Buffer.alloc(1_000_000));
  const [answer]: IncomingMessage[] = await answered;
  expect(answer?.statusCode).toBe(429);
  answer?.destroy();
});

test('what fails behind a page is told with its reference and nothing more', async () => {
  await using api = await startApi((deps) => ({
    ...deps,
    blobs: { ...deps.blobs, stage: () => Promise.reject(new Error('/srv/secret')) },
  }));
  const visitor = visit(api);
  const id = await beginOnPage(visitor);
  const failed = await visitor.sendFile(`/candidature/${id}/dossier`, smallPdf());
  expect(failed.status).toBe(500);
  expect(failed.headers.get('content-type')).toBe('text/html; charset=UTF-8');
  expect(failed.text).toMatch(/en rappelant la référence [\da-f-]{36}/);
  expect(failed.text).not.toContain('/srv/secret');
});

test('an address that is under a page and is none is answered with a page', async () => {
  await using api = await startApi();
  const missing = await visit(api).get('/candidature/x/inconnue');
  expect(missing.status).toBe(404);
  expect(missing.text).toContain('<h1>Introuvable</h1>');
  expect((await visit(api).get('/inconnue')).headers.get('content-type')).toBe('application/problem+json');
});
