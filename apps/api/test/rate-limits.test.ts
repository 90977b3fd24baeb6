import { expect, test } from 'vitest';
import { usualLimits } from '../src/limits/rate-limits.ts';
import { ask, beginDraft, startApi } from './api-server.ts';
import { smallPdf } from './small-pdf.ts';

const limited = (change: Partial<typeof usualLimits>, instant?: string) =>
  startApi((deps) => ({ ...deps, rateLimits: { ...usualLimits, ...change } }), instant);
const statuses = async (count: number, send: () => Promise<{ status: number }>) => {
  const seen: number[] = [];
  for (let sent = 0; sent < count; sent += 1) seen.push((await send()).status);
  return seen;
};

test('too many drafts from one address are refused with the time to wait, whatever headers claim', async () => {
  await using api = await limited({ drafts: { points: 3, duration: 600 } });
  let number = 0;
  const begin = () =>
    ask(api, 'POST', '/applications', {
      json: {},
      headers: { 'X-Forwarded-For': `192.0.2.${(number += 1)}` },
    });
  expect(await statuses(3, begin)).toEqual([201, 201, 201]);
  const refused = await begin();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.body).toMatchObject({
    type: '/problems/too-many-requests',
    detail: expect.stringContaining('Attendez'),
  });
  // Everything else goes on.
  expect((await ask(api, 'GET', '/edition')).status).toBe(200);
});

test('on the last day four times as many drafts are taken', async () => {
  await using api = await limited({ drafts: { points: 2, duration: 600 } }, '2022-04-01T20:00:00Z');
  const seen = await statuses(9, () => ask(api, 'POST', '/applications', { json: {} }));
  expect(seen).toEqual([...Array.from({ length: 8 }, () => 201), 429]);
});

test('a key is limited by itself: its neighbours from the same address are not', async () => {
  await using api = await limited({
    files: { points: 2, duration: 600 },
    requests: { points: 5, duration: 600 },
  });
  const [hasty, calm] = [await beginDraft(api), await beginDraft(api)];
  const put = (draft: typeof hasty) => () =>
    ask(api, 'PUT', `/applications/${draft.id}/dossier`, {
      key: draft.depositKey,
      headers: { 'Content-Type': 'application/pdf' },
      body: smallPdf(),
    });
  expect(await statuses(3, put(hasty))).toEqual([200, 200, 429]);
  const look = (draft: typeof hasty) => () =>
    ask(api, 'GET', `/applications/${draft.id}`, { key: draft.depositKey });
  expect(await statuses(3, look(hasty))).toEqual([200, 200, 429]);
  expect(await statuses(2, put(calm))).toEqual([200, 200]);
});
