import { OpenAPIHono } from '@hono/zod-openapi';
import { viewEntryFile } from '@palmares/contest/views/entry-file';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { fileResponses, sendFile } from '../files/send-file.ts';
import { sendRefusal } from '../http-problems.ts';
import { describeRoutes } from './describe-route.ts';
import { entryParams } from './entry-schema.ts';

const summaries = { dossier: 'Lire le dossier déposé (PDF)', video: 'Voir la vidéo déposée (MP4)' } as const;

/** The files of an entry, for whoever screens it. */
export function entryFileRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest, blobs } = deps;
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });
  for (const kind of ['dossier', 'video'] as const) {
    routes.openapi(
      route({
        method: 'get',
        path: `/secretariat/entries/{code}/${kind}`,
        summary: summaries[kind],
        request: { params: entryParams },
        responses: {
          ...fileResponses,
        },
        problems: ['quarantined', 'not-found', 'range-not-satisfiable'],
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
