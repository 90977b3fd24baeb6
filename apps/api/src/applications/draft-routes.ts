import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { changeApplication } from '@palmares/contest/acts/change-application';
import { createApplication } from '@palmares/contest/acts/create-application';
import { deleteApplication } from '@palmares/contest/acts/delete-application';
import { viewApplication } from '@palmares/contest/views/application';
import type { Context } from 'hono';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateForApplication } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { readJsonBody } from '../json-body.ts';
import { forgetBlobs } from '../uploads/forget-blobs.ts';
import { sendJson, toWire } from '../wire.ts';
import { applicationParams, createApplicationSchema, createdSchema } from './application-schema.ts';
import { createMetadataPatchSchema, createMetadataSchema } from './metadata-schema.ts';

/** Drafts: begin, read, change, delete. */
export function draftRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const metadata = createMetadataSchema(contest.edition);
  const patch = createMetadataPatchSchema(contest.edition);
  const application = createApplicationSchema(metadata);
  const authenticated = authenticateForApplication(deps);
  const security = [{ depositKey: [] }];
  const tags = ['Candidatures'];
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  async function answerApplication(c: Context<ApiEnv>, id: string): Promise<Response> {
    const viewed = await viewApplication(contest, c.var.person, id);
    if (viewed.kind !== 'application') return sendRefusal(c, viewed, timeZone);
    return sendJson(c, application, toWire(viewed.application, timeZone));
  }

  routes.openapi(
    createRoute({
      method: 'post',
      path: '/applications',
      tags,
      summary: 'Commencer un brouillon',
      description:
        'Un brouillon n’est pas un dépôt\u00a0: il faut ensuite demander le dépôt, avant la date limite.',
      middleware: [readJsonBody],
      request: { body: { content: { 'application/json': { schema: metadata } } } },
      responses: {
        201: {
          ...jsonResponse('Le brouillon est commencé.', createdSchema),
          headers: { Location: { schema: { type: 'string' }, description: 'Adresse du brouillon' } },
        },
        ...problemResponses(
          'malformed-json',
          'too-slow',
          'too-early',
          'too-large',
          'unsupported-media-type',
          'invalid',
        ),
      },
    }),
    async (c) => {
      const outcome = await createApplication(contest, c.req.valid('json'));
      if (outcome.kind !== 'created') return sendRefusal(c, outcome, timeZone);
      return sendJson(c, createdSchema, outcome, 201, { Location: `/applications/${outcome.id}` });
    },
  );

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/applications/{id}',
      tags,
      summary: 'Lire sa candidature',
      security,
      middleware: [authenticated],
      request: { params: applicationParams },
      responses: {
        200: jsonResponse('La candidature', application),
        ...problemResponses('unauthorized', 'not-found'),
      },
    }),
    (c) => answerApplication(c, c.req.valid('param').id),
  );

  routes.openapi(
    createRoute({
      method: 'patch',
      path: '/applications/{id}',
      tags,
      summary: 'Modifier sa candidature',
      description:
        'Fusion au sens de la RFC 7396\u00a0: null retire un champ\u00a0; contact se remplace en entier. Ce qui est déjà déposé ne change qu’au dépôt suivant.',
      security,
      middleware: [authenticated, readJsonBody],
      request: {
        params: applicationParams,
        body: {
          required: true,
          content: {
            'application/merge-patch+json': { schema: patch },
            'application/json': { schema: patch },
          },
        },
      },
      responses: {
        200: jsonResponse('La candidature modifiée', application),
        ...problemResponses(
          'malformed-json',
          'unauthorized',
          'not-found',
          'too-slow',
          'withdrawn',
          'too-large',
          'unsupported-media-type',
          'invalid',
        ),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await deps.resumable.checks.turnOf(id);
      const outcome = await changeApplication(contest, c.var.person, id, c.req.valid('json'));
      if (outcome.kind !== 'changed') return sendRefusal(c, outcome, timeZone);
      return answerApplication(c, id);
    },
  );

  routes.openapi(
    createRoute({
      method: 'delete',
      path: '/applications/{id}',
      tags,
      summary: 'Supprimer un brouillon',
      security,
      middleware: [authenticated],
      request: { params: applicationParams },
      responses: {
        204: { description: 'Le brouillon et ses fichiers sont supprimés.' },
        ...problemResponses('unauthorized', 'not-found', 'already-deposited'),
      },
    }),
    async (c) => {
      const outcome = await deleteApplication(contest, c.var.person, c.req.valid('param').id);
      if (outcome.kind !== 'deleted') return sendRefusal(c, outcome, timeZone);
      await forgetBlobs(deps, outcome.obsoleteBlobKeys);
      return c.body(null, 204);
    },
  );

  return routes;
}
