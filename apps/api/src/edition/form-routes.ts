import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { FormPrintError, printForm } from '@palmares/report/form/print-form';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { problemResponses } from '../described-responses.ts';
import { contentDisposition } from '../files/content-disposition.ts';
import { sendProblem } from '../http-problems.ts';
import { composeForm } from './compose-form.ts';

/** The blank dossier (Art. 3), made once and kept. */
export function formRoutes({ contest, log }: Pick<ApiDeps, 'contest' | 'log'>): OpenAPIHono<ApiEnv> {
  const routes = new OpenAPIHono<ApiEnv>();
  const fileName = `dossier-de-candidature-${contest.edition.id}.pdf`;
  let printing: Promise<Uint8Array<ArrayBuffer>> | undefined;

  const print = async (): Promise<Uint8Array<ArrayBuffer>> => {
    printing ??= printForm(composeForm(contest));
    try {
      return await printing;
    } catch (error) {
      printing = undefined;
      throw error;
    }
  };

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/edition/form',
      tags: ['Concours'],
      summary: 'Le dossier vierge, à compléter',
      responses: {
        200: {
          description: 'Le dossier vierge, en PDF',
          content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
        },
        ...problemResponses('unavailable'),
      },
    }),
    async (c) => {
      try {
        const pdf = await print();
        return c.body(pdf, 200, {
          'Content-Type': 'application/pdf',
          'Content-Disposition': contentDisposition('attachment', fileName),
          'Cache-Control': 'public, max-age=300',
        });
      } catch (error) {
        if (!(error instanceof FormPrintError)) throw error;
        log.error({ err: error }, 'the blank form could not be printed');
        return sendProblem(c, 'unavailable', {
          detail: 'Le dossier vierge n’a pas pu être préparé. Réessayez dans une minute.',
          headers: { 'Retry-After': '60' },
        });
      }
    },
  );

  return routes;
}
