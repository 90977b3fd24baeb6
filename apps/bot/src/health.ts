import type { Contest } from '@palmares/contest/contest';
import { personOfSlackUser } from '@palmares/contest/people';
import { Hono } from 'hono';

/** What the readiness page says of one dependency. */
export type Check = () => Promise<boolean>;

/** True when the database answers. */
export const checkDatabase =
  (contest: Contest): Check =>
  async () => {
    await personOfSlackUser(contest, '');
    return true;
  };

/** `GET /healthz`: the process lives. `GET /readyz`: each dependency, 503 where one is missing. */
export const healthPages = (checks: Readonly<Record<string, Check>>): Hono => {
  const http = new Hono();
  http.get('/healthz', (c) => c.json({ status: 'ok' }));
  http.get('/readyz', async (c) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await check().catch(() => false)] as const),
    );
    const ready = results.every(([, ok]) => ok);
    return c.json(
      { status: ready ? 'ready' : 'not-ready', ...Object.fromEntries(results) },
      ready ? 200 : 503,
    );
  });
  return http;
};
