import type { MiddlewareHandler } from 'hono';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses what does not come from this machine's own pages and programs: a Host that is not loopback (DNS
 * rebinding), and a request that another site's page sends (its Origin differs).
 */
export const loopbackOnly: MiddlewareHandler = async (http, next) => {
  const url = new URL(http.req.url);
  if (!loopback.has(url.hostname)) return http.text('Only this machine may use the local Slack', 403);
  const origin = http.req.header('origin');
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== url.host)) {
    return http.text('Other sites may not use the local Slack', 403);
  }
  await next();
  return undefined;
};
