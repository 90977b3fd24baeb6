import { OpenAPIHono, z } from '@hono/zod-openapi';
import { cancelRepositioning } from '@palmares/contest/acts/cancel-repositioning';
import { repositionEntry } from '@palmares/contest/acts/reposition-entry';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { line } from '../text-fields.ts';
import { sendJson } from '../wire.ts';
import { describeRoutes, jsonBody } from './describe-route.ts';
import { entryParams } from './entry-schema.ts';

const announcedSchema = z
  .object({
    code: z.string(),
    category: z.string().openapi({ description: 'La catégorie où va la candidature' }),
    state: z.literal('announced'),
    sheets: z.int().openapi({ description: 'Grilles d’analyse du jury actuel qui seront annulées' }),
  })
  .openapi('AnnouncedRepositioning');

/** Moving an entry to another category: announced to its organisation first, and taken back while that has not left. */
export function repositioningRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone, categories } = contest.edition;
  const route = describeRoutes(deps);
  const path = '/secretariat/entries/{code}/reposition';
  const asked = z
    .strictObject({ category: z.enum(categories.map(({ slug }) => slug)), reason: line(2_000).min(1) })
    .openapi('Repositioning');
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    route({
      method: 'post',
      path,
      summary: 'Repositionner une candidature dans une autre catégorie',
      description:
        'L’organisme est prévenu d’abord, par courriel, avec l’explication donnée ici. Le repositionnement prend effet dès que ce courriel est parti\u00a0: la candidature reçoit un nouveau code, que l’ancien permet de retrouver. Les grilles du jury actuel sont conservées, annulées\u00a0; s’il y en a, leur nombre est à confirmer.',
      request: {
        params: entryParams,
        query: z.object({
          confirm: z.coerce.number<string>().int().min(0).max(100_000).optional().openapi({
            description: 'Le nombre de grilles à annuler, donné par la réponse 409',
          }),
        }),
        body: jsonBody(asked),
      },
      responses: {
        202: jsonResponse('Le repositionnement est annoncé.', announcedSchema),
      },
      problems: [
        'not-found',
        'needs-confirmation',
        'same-category',
        'already-in-category',
        'already-announced',
        'no-contact',
        'withdrawn',
        'needs-reason',
        'unknown-category',
      ],
    }),
    async (c) => {
      const { code } = c.req.valid('param');
      const { confirm } = c.req.valid('query');
      const wanted = { ...c.req.valid('json'), confirm };
      const outcome = await repositionEntry(contest, c.var.person, code, wanted);
      if (outcome.kind !== 'announced') return sendRefusal(c, outcome, timeZone);
      return sendJson(c, announcedSchema, { ...outcome, state: outcome.kind }, 202);
    },
  );

  routes.openapi(
    route({
      method: 'delete',
      path,
      summary: 'Annuler un repositionnement annoncé',
      description: 'Possible tant que le courriel à l’organisme n’est pas parti\u00a0: il ne partira pas.',
      request: { params: entryParams },
      responses: {
        204: { description: 'Le repositionnement est annulé.' },
      },
      problems: ['not-found', 'not-announced', 'already-told'],
    }),
    async (c) => {
      const outcome = await cancelRepositioning(contest, c.var.person, c.req.valid('param').code);
      if (outcome.kind !== 'cancelled') return sendRefusal(c, outcome, timeZone);
      return c.body(null, 204);
    },
  );

  return routes;
}
