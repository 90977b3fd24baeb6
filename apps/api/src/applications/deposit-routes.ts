import { createHash } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { withdrawApplication } from '@palmares/contest/acts/withdraw-application';
import { viewProblems } from '@palmares/contest/views/application';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateForApplication } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { readJsonBody } from '../json-body.ts';
import { sendJson, toWire } from '../wire.ts';
import { answerDeposit, depositSchema } from './answer-deposit.ts';
import { applicationParams, problemsSchema } from './application-schema.ts';
import { depositWhenChecked } from './deposit-when-checked.ts';

const idempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'De 1 à 200 caractères ASCII, sans espace.')
    .optional()
    .openapi({
      description: 'La même clé reçoit la même réponse\u00a0: une demande peut être renvoyée sans risque.',
    }),
});

/** From a draft to a deposit: what is missing, the deposit itself, and the way out. */
export function depositRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const authenticated = authenticateForApplication(deps);
  const security = [{ depositKey: [] }];
  const tags = ['Dépôt'];
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/applications/{id}/problems',
      tags,
      summary: 'Ce qui manque encore pour déposer',
      security,
      middleware: [authenticated],
      request: { params: applicationParams },
      responses: {
        200: jsonResponse(
          'Les points à corriger\u00a0; aucun si la candidature peut être déposée',
          problemsSchema,
        ),
        ...problemResponses('unauthorized', 'not-found'),
      },
    }),
    async (c) => {
      const viewed = await viewProblems(contest, c.var.person, c.req.valid('param').id);
      if (viewed.kind !== 'problems') return sendRefusal(c, viewed, timeZone);
      const { problems, ...rest } = toWire(viewed, timeZone);
      return sendJson(c, problemsSchema, { ...rest, items: problems, next: null });
    },
  );

  routes.openapi(
    createRoute({
      method: 'post',
      path: '/applications/{id}/deposit',
      tags,
      summary: 'Déposer la candidature',
      description:
        'L’instant qui compte est celui de cette demande, à l’horloge du serveur\u00a0: la vérification d’un fichier déjà reçu est attendue, et ne met pas en retard. Ce qui change le brouillon pendant cette attente ne fait pas partie du dépôt. On peut déposer de nouveau avant la date limite\u00a0: la dernière version compte.',
      security,
      middleware: [authenticated, readJsonBody],
      request: { params: applicationParams, headers: idempotencyKey },
      responses: {
        200: jsonResponse('La candidature est déposée\u00a0; voici l’accusé de dépôt.', depositSchema),
        ...problemResponses(
          'malformed-json',
          'unauthorized',
          'not-found',
          'too-slow',
          'late',
          'withdrawn',
          'too-large',
          'incomplete',
          'idempotency-key-reused',
          'invalid',
          'unavailable',
        ),
      },
    }),
    async (c) => {
      const body = await c.req.text();
      const deposit = await depositWhenChecked(deps, c.var.person, c.req.valid('param').id, {
        askedAt: c.var.arrivedAt,
        idempotencyKey: c.req.valid('header')['idempotency-key'],
        bodySha256: createHash('sha256').update(body).digest('hex'),
      });
      return answerDeposit(c, deposit, timeZone);
    },
  );

  routes.openapi(
    createRoute({
      method: 'post',
      path: '/applications/{id}/withdraw',
      tags,
      summary: 'Retirer une candidature déposée',
      description: 'Elle quitte le concours pour de bon. Un brouillon, lui, se supprime.',
      security,
      middleware: [authenticated],
      request: { params: applicationParams },
      responses: {
        204: { description: 'La candidature est retirée.' },
        ...problemResponses('unauthorized', 'not-found', 'not-deposited'),
      },
    }),
    async (c) => {
      const outcome = await withdrawApplication(contest, c.var.person, c.req.valid('param').id);
      if (outcome.kind !== 'withdrawn') return sendRefusal(c, outcome, timeZone);
      return c.body(null, 204);
    },
  );

  return routes;
}
