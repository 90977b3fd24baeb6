import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { viewEntryFile } from '@palmares/contest/views/entry-file';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { problemResponses } from '../described-responses.ts';
import { fileResponses, sendFile } from '../files/send-file.ts';
import { sendRefusal } from '../http-problems.ts';
import { entryParams } from './entry-schema.ts';

const summaries = { dossier: 'Lire le dossier déposé (PDF)', video: 'Voir la vidéo déposée (MP4)' } as const;

/** The files of an entry, for whoever screens it. */
export function entryFileRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest, blobs } = deps;
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });
  for (const kind of ['dossier', 'video'] as const) {
    routes.openapi(
      createRoute({
        method: 'get',
        path: `/secretariat/entries/{code}/${kind}`,
        tags: ['Secrétariat'],
        summary: summaries[kind],
        security: [{ apiKey: [] }],
        middleware: [authenticateSecretariat(deps)],
        request: { params: entryParams },
        responses: {
          ...fileResponses,
          ...problemResponses(
            'unauthorized',
            'forbidden',
            'quarantined',
            'not-found',
            'range-not-satisfiable',
            'invalid',
          ),
        },
      }),
      async (c) => {
        const file = await viewEntryFile(contest, c.var.person, c.req.valid('param').code, kind);
        return file.kind === 'file'
          ? sendFile(c, blobs, file)
          : sendRefusal(c, file, contest.edition.timeZone);
      },
    );
  }
  return routes;
}
