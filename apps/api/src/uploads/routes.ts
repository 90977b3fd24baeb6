import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { detachVideo } from '@palmares/contest/acts/attach-file';
import type { FileKind } from '@palmares/rules/application';
import type { Context } from 'hono';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { applicationParams, fileSchema } from '../applications/application-schema.ts';
import { authenticateForApplication } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { sendJson, toWire } from '../wire.ts';
import { mediaTypes } from './file-kinds.ts';
import { forgetBlobs } from './forget-blobs.ts';
import { storeUpload } from './store-upload.ts';
import { refuseBeforeReading, sendUploadRefusal } from './upload-problems.ts';

/** The two files of an application, each the raw body of a PUT. */
export function uploadRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone, limits } = contest.edition;
  const authenticated = authenticateForApplication(deps);
  const security = [{ depositKey: [] }];
  const tags = ['Fichiers'];
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  async function receive(c: Context<ApiEnv>, id: string, kind: FileKind): Promise<Response> {
    const refused = await refuseBeforeReading(c, deps, { id, kind });
    if (refused !== undefined) return refused;
    const outcome = await storeUpload(deps, { person: c.var.person, id, kind, body: c.env.incoming });
    switch (outcome.kind) {
      case 'attached':
        return sendJson(c, fileSchema, toWire(outcome.file, timeZone));
      case 'withdrawn':
      case 'not-found':
      case 'forbidden':
        return sendRefusal(c, outcome, timeZone);
      case 'unavailable':
        deps.log.error({ err: outcome.cause, file: kind }, 'a received file could not be examined');
        return sendUploadRefusal(c, outcome, kind, limits);
      case 'too-large':
      case 'cut-short':
      case 'too-slow':
      case 'no-space':
      case 'refused':
        return sendUploadRefusal(c, outcome, kind, limits);
    }
  }

  const put = (
    kind: FileKind,
    path: `/applications/{id}/${FileKind}`,
    summary: string,
    description: string,
  ) =>
    createRoute({
      method: 'put',
      path,
      tags,
      summary,
      description,
      security,
      middleware: [authenticated],
      request: {
        params: applicationParams,
        body: {
          required: true,
          content: { [mediaTypes[kind]]: { schema: { type: 'string', format: 'binary' } } },
        },
      },
      responses: {
        200: jsonResponse('Le fichier est reçu, vérifié et enregistré.', fileSchema),
        ...problemResponses(
          'incomplete-body',
          'unauthorized',
          'not-found',
          'too-slow',
          'withdrawn',
          'too-large',
          'unsupported-media-type',
          `${kind}-refused`,
          'unavailable',
          'no-space',
        ),
      },
    });

  routes.openapi(
    put(
      'dossier',
      '/applications/{id}/dossier',
      'Envoyer le dossier (PDF)',
      'Remplace le dossier du brouillon. Un dépôt déjà fait garde le sien.',
    ),
    (c) => receive(c, c.req.valid('param').id, 'dossier'),
  );
  routes.openapi(
    put(
      'video',
      '/applications/{id}/video',
      'Envoyer la vidéo (MP4), facultative',
      'Remplace la vidéo du brouillon. Un dépôt déjà fait garde la sienne.',
    ),
    (c) => receive(c, c.req.valid('param').id, 'video'),
  );

  routes.openapi(
    createRoute({
      method: 'delete',
      path: '/applications/{id}/video',
      tags,
      summary: 'Retirer la vidéo du brouillon',
      security,
      middleware: [authenticated],
      request: { params: applicationParams },
      responses: {
        204: { description: 'La vidéo est retirée.' },
        ...problemResponses('unauthorized', 'not-found', 'withdrawn'),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await deps.resumable.checks.turnOf(id);
      const outcome = await detachVideo(contest, c.var.person, id);
      if (outcome.kind !== 'detached') return sendRefusal(c, outcome, timeZone);
      await forgetBlobs(deps, outcome.obsoleteBlobKeys);
      return c.body(null, 204);
    },
  );

  return routes;
}
