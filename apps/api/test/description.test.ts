import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiServer, ask, startApi, until } from './api-server.ts';

let api: ApiServer;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

test('the description is OpenAPI 3.1 and names every endpoint, its bodies and its problems', async () => {
  const { status, body } = await ask(api, 'GET', '/openapi.json');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    openapi: '3.1.0',
    components: {
      securitySchemes: { depositKey: { type: 'http', scheme: 'bearer' }, apiKey: { scheme: 'bearer' } },
      schemas: { Metadata: { additionalProperties: false } },
    },
    paths: {
      '/edition': { get: {} },
      '/applications': {
        post: { responses: { '201': {}, '422': { content: { 'application/problem+json': {} } } } },
      },
      '/applications/{id}': { get: {}, patch: {}, delete: { responses: { '204': {} } } },
      '/applications/{id}/dossier': {
        put: { requestBody: { content: { 'application/pdf': {} } }, responses: { '413': {}, '507': {} } },
      },
      '/applications/{id}/video': { put: { requestBody: { content: { 'video/mp4': {} } } }, delete: {} },
      '/applications/{id}/problems': { get: {} },
      '/applications/{id}/deposit': { post: { responses: { '200': {}, '409': {}, '422': {} } } },
      '/applications/{id}/receipt': { get: {} },
      '/applications/{id}/withdraw': { post: {} },
      '/files/{token}': { get: {} },
      '/secretariat/entries': { get: { security: [{ apiKey: [] }] } },
      '/secretariat/entries/{code}': { get: {} },
      '/secretariat/entries/{code}/screening': { post: {}, delete: { responses: { '409': {} } } },
      '/secretariat/entries/{code}/reposition': {
        post: { responses: { '202': {}, '409': {} } },
        delete: { responses: { '204': {} } },
      },
      '/secretariat/applications': { get: { responses: { '200': { content: { 'text/csv': {} } } } } },
      '/secretariat/applications/{id}/extension': { post: { security: [{ apiKey: [] }] } },
      '/secretariat/organisations': { get: {}, post: { requestBody: { content: { 'text/csv': {} } } } },
      '/secretariat/jurors': { get: {} },
      '/secretariat/audit': { get: {} },
      '/secretariat/categories/{slug}/grading': { post: {} },
      '/secretariat/categories/{slug}/ranking': { get: {} },
      '/secretariat/categories/{slug}/juror-profiles': { get: { security: [{ apiKey: [] }] } },
      '/secretariat/progress': { get: {} },
      '/healthz': { get: {} },
      '/readyz': { get: { responses: { '200': {}, '503': {} } } },
    },
  });
  expect(JSON.stringify(body)).not.toContain('Répétition)');
});

test('the page that shows it takes all from this server, and may do nothing else', async () => {
  const page = await ask(api, 'GET', '/docs');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(page.text).not.toMatch(/https?:\/\//);
  const parts = [...page.text.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(([, part]) => part);
  expect(parts.length).toBe(3);
  for (const part of parts) {
    const answer = await ask(api, 'GET', `/${part}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/(css|javascript); charset=utf-8$/);
  }
  for (const path of ['/docs/../package.json', '/docs/%2e%2e/package.json', '/docs/swagger-ui.js']) {
    expect((await ask(api, 'GET', path)).status).toBe(404);
  }
});

test('what is not there, and what can’t be done there, is said in a problem', async () => {
  const missing = await ask(api, 'GET', '/palmarès');
  expect(missing.status).toBe(404);
  expect(missing.body).toMatchObject({ type: '/problems/not-found', status: 404 });
  const wrong = await ask(api, 'DELETE', '/edition');
  expect(wrong.status).toBe(405);
  expect(wrong.headers.get('allow')).toBe('GET, HEAD');
});

test('every answer has the headers that keep a browser from doing anything with it', async () => {
  for (const path of ['/edition', '/nothing', '/healthz', '/docs']) {
    const { headers } = await ask(api, 'GET', path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('it is alive and ready, with each dependency', async () => {
  expect((await ask(api, 'GET', '/healthz')).body).toEqual({ status: 'ok' });
  const ready = await until(
    () => ask(api, 'GET', '/readyz'),
    ({ status }) => status === 200,
  );
  expect(ready.body).toMatchObject({
    status: 'ready',
    dependencies: { database: { ok: true }, files: { ok: true, freeBytes: expect.any(Number) } },
  });
});
