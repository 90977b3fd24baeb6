import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { listUploads } from '@palmares/contest/uploads/follow-upload';
import { viewApplication } from '@palmares/contest/views/application';
import type { Context } from 'hono';
import { answerInvalid } from '../../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../../api-env.ts';
import { applicationParams } from '../../applications/application-schema.ts';
import { authenticateForApplication } from '../../authentication.ts';
import { jsonResponse, problemResponses } from '../../described-responses.ts';
import { sendProblem, sendRefusal } from '../../http-problems.ts';
import { sendJson, toWire } from '../../wire.ts';
import { continueResumable } from './continuation.ts';
import { createResumable } from './creation.ts';
import { describeTus } from './describe-tus.ts';
import { sendUploadProblem } from './send-upload-problem.ts';
import { askTus } from './tus-server.ts';
import { checksumAlgorithms } from './upload-checksum.ts';
import { uploadListSchema } from './upload-schema.ts';

/** Uploads that come in parts and survive a bad network: the tus protocol 1.0, and what became of each. */
export function resumableRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest, resumable } = deps;
  const { timeZone } = contest.edition;
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });
  describeTus(routes.openAPIRegistry);

  const answer =
    (methods: readonly string[], work: (c: Context<ApiEnv>) => Promise<Response>) =>
    async (c: Context<ApiEnv>): Promise<Response> => {
      if (c.req.method === 'OPTIONS') return answerOptions(c, deps);
      if (!methods.includes(c.req.method)) {
        const allowed = [...methods, 'OPTIONS'].join(', ');
        return sendProblem(c, 'method-not-allowed', {
          detail: `Cette adresse répond seulement à\u00a0: ${allowed}.`,
          headers: { Allow: allowed },
        });
      }
      if (c.req.header('tus-resumable') !== '1.0.0') return sendUploadProblem(c, 'tus-version');
      return work(c);
    };
  // Hono looks for the route of a HEAD request among those of GET: one handler tells all methods apart.
  routes.all(
    '/uploads',
    answer(['POST'], (c) => createResumable(c, deps)),
  );
  routes.all(
    '/uploads/:upload',
    answer(['HEAD', 'PATCH', 'DELETE'], (c) => continueResumable(c, deps)),
  );

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/applications/{id}/uploads',
      tags: ['Fichiers'],
      summary: 'Où en sont les envois par parties',
      description: 'Ceux qui sont en cours, et ceux qui ont pris fin depuis moins d’un jour.',
      security: [{ depositKey: [] }],
      middleware: [authenticateForApplication(deps)],
      request: { params: applicationParams },
      responses: {
        200: jsonResponse('Les envois, du plus ancien au plus récent', uploadListSchema),
        ...problemResponses('unauthorized', 'not-found'),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const viewed = await viewApplication(contest, c.var.person, id);
      if (viewed.kind !== 'application') return sendRefusal(c, viewed, timeZone);
      const items = await Promise.all(
        (await listUploads(contest, id)).map(async (upload) => ({
          ...toWire(upload, timeZone),
          offset: upload.state === 'receiving' ? await resumable.parts.measure(upload.id) : upload.bytes,
          refusal: upload.refusal && { code: upload.refusal.code, detail: upload.refusal.message },
        })),
      );
      return sendJson(c, uploadListSchema, { items, next: null });
    },
  );
  return routes;
}

async function answerOptions(c: Context<ApiEnv>, deps: ApiDeps): Promise<Response> {
  const { status, headers } = await askTus(c, deps, {});
  headers.set('Tus-Checksum-Algorithm', checksumAlgorithms.join(','));
  return new Response(null, { status, headers });
}
