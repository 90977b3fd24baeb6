import { OpenAPIHono, z } from '@hono/zod-openapi';
import { sendScreeningResults } from '@palmares/contest/acts/send-screening-results';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { sendJson, toWire } from '../wire.ts';
import { describeRoutes } from './describe-route.ts';
import { campaignSchema } from './mail-schema.ts';

/** Campaigns: one message to everyone who is concerned, once. */
export function campaignRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    route({
      method: 'post',
      path: '/secretariat/campaigns/{name}',
      summary: 'Annoncer les résultats de la recevabilité',
      description:
        'Avec `?dryRun=true`, montre qui recevrait quoi, et n’envoie rien. Chaque décision n’est annoncée qu’une fois, même si l’envoi est demandé de nouveau\u00a0; une décision qui a changé depuis est annoncée comme une correction.',
      request: {
        params: z.object({
          name: z.enum(['screening-results']).openapi({ param: { name: 'name', in: 'path' } }),
        }),
        query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
      },
      responses: {
        200: jsonResponse('Qui reçoit quoi', campaignSchema),
      },
    }),
    async (c) => {
      const dryRun = c.req.valid('query').dryRun === 'true';
      const outcome = await sendScreeningResults(contest, c.var.person, { dryRun });
      if (outcome.kind !== 'campaign') return sendRefusal(c, outcome, timeZone);
      return sendJson(c, campaignSchema, toWire(outcome, timeZone));
    },
  );

  return routes;
}
