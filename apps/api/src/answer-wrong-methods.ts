import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from './api-env.ts';
import { sendProblem } from './http-problems.ts';

/** Answers 405 with the methods that exist, for every described path. To be called after all routes are there. */
export function answerWrongMethods(app: OpenAPIHono<ApiEnv>): void {
  const routes = app.openAPIRegistry.definitions.flatMap((defined) =>
    defined.type === 'route' ? [defined.route] : [],
  );
  for (const [path, same] of Map.groupBy(routes, (route) => route.path)) {
    const methods = same.map(({ method }) => method.toUpperCase());
    const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    app.all(path.replaceAll(/\{(.+?)\}/g, ':$1'), (c) =>
      sendProblem(c, 'method-not-allowed', {
        detail: `Cette adresse répond seulement à\u00a0: ${allowed.join(', ')}.`,
        headers: { Allow: allowed.join(', ') },
      }),
    );
  }
}
