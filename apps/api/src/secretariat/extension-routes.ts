import { OpenAPIHono, z } from '@hono/zod-openapi';
import { grantExtension } from '@palmares/contest/acts/grant-extension';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { applicationParams } from '../applications/application-schema.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { instantField } from '../instant-field.ts';
import { line } from '../text-fields.ts';
import { sendJson, toWire } from '../wire.ts';
import { describeRoutes, jsonBody } from './describe-route.ts';

const askedSchema = z
  .strictObject({ until: instantField, reason: line(2_000).min(1) })
  .openapi('ExtensionRequest');

const extensionSchema = z
  .object({
    code: z.string().openapi({ example: 'GPI-0012' }),
    until: z.string().openapi({ format: 'date-time' }),
    told: z.boolean().openapi({ description: 'Le contact de la candidature en est prévenu par courriel' }),
  })
  .openapi('Extension');

/** More time for one application. */
export function extensionRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    route({
      method: 'post',
      path: '/secretariat/applications/{id}/extension',
      summary: 'Accorder une prolongation à une candidature',
      description:
        'Elle ne vaut que pour cette candidature, dont le contact est prévenu par courriel. La dernière accordée compte, même plus courte que la précédente.',
      request: {
        params: applicationParams,
        body: jsonBody(askedSchema),
      },
      responses: {
        200: jsonResponse('La prolongation est accordée.', extensionSchema),
      },
      problems: ['not-found', 'withdrawn', 'needs-reason', 'until-too-early'],
    }),
    async (c) => {
      const { until, reason } = c.req.valid('json');
      const outcome = await grantExtension(contest, c.var.person, c.req.valid('param').id, {
        until: Temporal.Instant.from(until),
        reason,
      });
      if (outcome.kind !== 'granted') return sendRefusal(c, outcome, timeZone);
      return sendJson(c, extensionSchema, toWire(outcome, timeZone));
    },
  );

  return routes;
}
