import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { resolveFileLink } from '@palmares/contest/file-links';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { fileResponses, sendFile } from './send-file.ts';

/** Files for those who grade, by short-lived links. */
export function fileRoutes({ contest, blobs }: ApiDeps): OpenAPIHono<ApiEnv> {
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/files/{token}',
      tags: ['Fichiers'],
      summary: 'Lire un fichier par un lien de courte durée',
      request: { params: z.object({ token: z.string().max(2_000) }) },
      responses: {
        ...fileResponses,
        ...problemResponses(
          'not-found',
          'forbidden',
          'quarantined',
          'link-expired',
          'range-not-satisfiable',
          'invalid',
        ),
      },
    }),
    async (c) => {
      const file = await resolveFileLink(contest, c.req.valid('param').token);
      return file.kind === 'file' ? sendFile(c, blobs, file) : sendRefusal(c, file, contest.edition.timeZone);
    },
  );

  return routes;
}
