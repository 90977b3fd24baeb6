import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './api-env.ts';
import { sendProblem } from './http-problems.ts';
import { readText } from './read-text.ts';

const MAX_BYTES = 2_097_152;
const MEDIA_TYPE = /^text\/csv\s*(;|$)/i;

/** Reads a CSV file of at most 2 MiB in UTF-8, as the whole body; the route's handler takes it by `c.req.text()`. */
export const readCsvBody = createMiddleware<ApiEnv>(async (c, next) => {
  if (!MEDIA_TYPE.test(c.req.header('content-type') ?? '')) {
    return sendProblem(c, 'unsupported-media-type', {
      detail: 'Envoyez le fichier CSV tel quel, annoncé par l’en-tête Content-Type\u00a0: text/csv.',
    });
  }
  const read = await readText(c.req.raw.body, MAX_BYTES);
  switch (read.kind) {
    case 'text':
      Object.assign(c.req.bodyCache, { text: Promise.resolve(read.text) });
      return next();
    case 'too-large':
      return sendProblem(c, 'too-large', {
        detail: 'Le fichier dépasse 2\u00a0Mo. Envoyez-le en plusieurs fois.',
      });
    case 'too-slow':
      return sendProblem(c, 'too-slow', { detail: 'Le fichier n’est pas arrivé à temps. Renvoyez-le.' });
    case 'malformed':
      return sendProblem(c, 'invalid-file', {
        detail: 'Le fichier n’est pas en UTF-8\u00a0: enregistrez-le au format «\u00a0CSV UTF-8\u00a0».',
      });
  }
});
