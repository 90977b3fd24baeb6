import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { screenEntry } from '@palmares/contest/acts/screen-entry';
import { undoScreening } from '@palmares/contest/acts/undo-screening';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { readJsonBody } from '../json-body.ts';
import { sendJson } from '../wire.ts';
import { entryParams, screenedSchema, screeningSchema } from './entry-schema.ts';

/** Screening: a decision on one entry, and taking it back. */
export function screeningRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const authenticated = authenticateSecretariat(deps);
  const security = [{ apiKey: [] }];
  const tags = ['Secrétariat'];
  const path = '/secretariat/entries/{code}/screening';
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    createRoute({
      method: 'post',
      path,
      tags,
      summary: 'Décider de la recevabilité',
      description: 'Irrecevable (inadmissible) demande un motif de l’article 5 et une phrase.',
      security,
      middleware: [authenticated, readJsonBody],
      request: {
        params: entryParams,
        body: { required: true, content: { 'application/json': { schema: screeningSchema } } },
      },
      responses: {
        200: jsonResponse('La décision est prise.', screenedSchema),
        ...problemResponses(
          'malformed-json',
          'unauthorized',
          'forbidden',
          'not-found',
          'too-slow',
          'has-score-sheets',
          'too-large',
          'unsupported-media-type',
          'needs-ground',
          'invalid',
        ),
      },
    }),
    async (c) => {
      const { decision, ground, reason } = c.req.valid('json');
      const decided = decision === 'admissible' ? { decision } : { decision, ground, reason };
      const outcome = await screenEntry(contest, c.var.person, c.req.valid('param').code, decided);
      if (outcome.kind !== 'screened') return sendRefusal(c, outcome, timeZone);
      return sendJson(c, screenedSchema, outcome);
    },
  );

  routes.openapi(
    createRoute({
      method: 'delete',
      path,
      tags,
      summary: 'Annuler une décision de recevabilité',
      description:
        'La candidature attend de nouveau son examen. Possible tant que rien n’en a suivi\u00a0: ni grille d’analyse, ni courriel de réponse.',
      security,
      middleware: [authenticated],
      request: { params: entryParams },
      responses: {
        200: jsonResponse('La décision est annulée.', screenedSchema),
        ...problemResponses('unauthorized', 'forbidden', 'not-found', 'screening-followed', 'invalid'),
      },
    }),
    async (c) => {
      const outcome = await undoScreening(contest, c.var.person, c.req.valid('param').code);
      if (outcome.kind !== 'undone') return sendRefusal(c, outcome, timeZone);
      return sendJson(c, screenedSchema, { code: outcome.code, screening: 'pending', recused: 0 });
    },
  );

  return routes;
}
