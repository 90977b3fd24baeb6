import type { Logger } from '@palmares/runtime/log';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { ApiEnv } from './api-env.ts';

/**
 * One line a request: the route's pattern, never the address itself (links to files are secrets), no header, no query,
 * no body. `reference` is what an error shows to a person.
 */
export function logRequests(log: Logger) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const start = performance.now();
    await next();
    log.info(
      {
        method: c.req.method,
        route: routePath(c, -1),
        status: c.res.status,
        milliseconds: Math.round(performance.now() - start),
        reference: c.var.reference,
      },
      'request',
    );
  });
}
