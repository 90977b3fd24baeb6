import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './api-env.ts';
import { sendProblem } from './http-problems.ts';
import { readText } from './read-text.ts';

const MAX_BYTES = 262_144;

/**
 * Reads a JSON body of at most 256 kB within half a minute, counting what really arrives. It must be UTF-8; whether it
 * is JSON, and the right one, the route's schema says after it.
 */
export const readJsonBody = createMiddleware<ApiEnv>(async (c, next) => {
  const read = await readText(c.req.raw.body, MAX_BYTES);
  switch (read.kind) {
    case 'text':
      // Where Hono keeps what was read of a body; the validators after this take it from there.
      Object.assign(c.req.bodyCache, { text: Promise.resolve(read.text) });
      return next();
    case 'too-large':
      return sendProblem(c, 'too-large', {
        detail: 'Le corps JSON dépasse 256\u00a0ko. Raccourcissez les textes.',
      });
    case 'too-slow':
      return sendProblem(c, 'too-slow', {
        detail: 'Le corps de la requête n’est pas arrivé à temps. Renvoyez-la.',
      });
    case 'malformed':
      return sendProblem(c, 'malformed-json', {
        detail: 'Le corps n’est pas du JSON en UTF-8. Corrigez-le.',
      });
  }
});
