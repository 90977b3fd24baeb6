import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './api-env.ts';
import { sendProblem } from './http-problems.ts';
import { readBody } from './read-body.ts';

const MEDIA_TYPE = /^text\/csv\s*(;|$)/i;

const requireCsv = createMiddleware<ApiEnv>(async (c, next) => {
  if (MEDIA_TYPE.test(c.req.header('content-type') ?? '')) return next();
  return sendProblem(c, 'unsupported-media-type', {
    detail: 'Envoyez le fichier CSV tel quel, annoncé par l’en-tête Content-Type\u00a0: text/csv.',
  });
});

/** Reads a CSV file of at most 2 MiB, as the whole body. */
export const readCsvBody = [
  requireCsv,
  readBody(2_097_152, {
    tooLarge: 'Le fichier dépasse 2\u00a0Mo. Envoyez-le en plusieurs fois.',
    tooSlow: 'Le fichier n’est pas arrivé à temps. Renvoyez-le.',
    malformed: {
      type: 'invalid-file',
      detail: 'Le fichier n’est pas en UTF-8\u00a0: enregistrez-le au format «\u00a0CSV UTF-8\u00a0».',
    },
  }),
];
