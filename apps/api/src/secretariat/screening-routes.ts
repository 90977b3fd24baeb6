import { OpenAPIHono } from '@hono/zod-openapi';
import { screenEntry } from '@palmares/contest/acts/screen-entry';
import { undoScreening } from '@palmares/contest/acts/undo-screening';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { sendJson } from '../wire.ts';
import { describeRoutes, jsonBody } from './describe-route.ts';
import { entryParams, screenedSchema, screeningSchema } from './entry-schema.ts';

/** Screening: a decision on one entry, and taking it back. */
export function screeningRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const route = describeRoutes(deps);
  const path = '/secretariat/entries/{code}/screening';
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    route({
      method: 'post',
      path,
      summary: 'Décider de la recevabilité',
      description: 'Irrecevable (inadmissible) demande un motif de l’article 5 et une phrase.',
      request: {
        params: entryParams,
        body: jsonBody(screeningSchema),
      },
      responses: {
        200: jsonResponse('La décision est prise.', screenedSchema),
      },
      problems: ['not-found', 'has-score-sheets', 'needs-ground'],
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
    route({
      method: 'delete',
      path,
      summary: 'Annuler une décision de recevabilité',
      description:
        'La candidature attend de nouveau son examen. Possible tant que rien n’en a suivi\u00a0: ni grille d’analyse, ni courriel de réponse.',
      request: { params: entryParams },
      responses: {
        200: jsonResponse('La décision est annulée.', screenedSchema),
      },
      problems: ['not-found', 'screening-followed'],
    }),
    async (c) => {
      const outcome = await undoScreening(contest, c.var.person, c.req.valid('param').code);
      if (outcome.kind !== 'undone') return sendRefusal(c, outcome, timeZone);
      return sendJson(c, screenedSchema, { code: outcome.code, screening: 'pending', recused: 0 });
    },
  );

  return routes;
}
