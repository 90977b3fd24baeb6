import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiServer, ask, startApi } from './api-server.ts';
import { beginOnPage, visit } from './page-visitor.ts';

let api: ApiServer;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

test('pages load only what bears its content in its name, and is kept for ever', async () => {
  const visitor = visit(api);
  const id = await beginOnPage(visitor);
  for (const path of ['/', '/reglement', '/candidature', '/retour', `/candidature/${id}`]) {
    const page = await visitor.get(path);
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain('unsafe');
    // Nothing inline that the policy would stop.
    expect(page.text).not.toMatch(/<style|style="|<script(?![^>]*src=)|\son\w+="/);
    const loaded = [...page.text.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map(([, at]) => at ?? '');
    expect(loaded.length).toBeGreaterThan(2);
    let bytes = Buffer.byteLength(page.text);
    for (const at of loaded) {
      const asset = await ask(api, 'GET', at);
      expect({ at, status: asset.status }).toEqual({ at, status: 200 });
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      bytes += Buffer.byteLength(asset.text);
      // TypeScript that was left in would stop the whole script; in the look it can't be.
      expect(asset.text).not.toMatch(/\binterface \w+ \{|: string\b/);
    }
    expect(bytes).toBeLessThan(100_000);
  }
});

test('an unknown file is not found', async () => {
  expect((await visit(api).get('/page/nothing/page.css')).status).toBe(404);
});

test('every page of a rehearsal says so', async () => {
  await using rehearsal = await startApi((deps) => ({
    ...deps,
    contest: { ...deps.contest, rehearsal: true },
  }));
  const visitor = visit(rehearsal);
  const id = await beginOnPage(visitor);
  for (const path of ['/', '/reglement', '/retour', `/candidature/${id}`, '/candidature/x/inconnue']) {
    expect((await visitor.get(path)).text).toContain('<strong>Répétition</strong>');
  }
  expect((await visit(api).get('/')).text).not.toContain('Répétition');
});
