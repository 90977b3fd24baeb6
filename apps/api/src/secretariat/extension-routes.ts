import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { grantExtension } from '@palmares/contest/acts/grant-extension';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { applicationParams } from '../applications/application-schema.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { instantField } from '../instant-field.ts';
import { readJsonBody } from '../json-body.ts';
import { line } from '../text-fields.ts';
import { sendJson, toWire } from '../wire.ts';

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
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    createRoute({
      method: 'post',
      path: '/secretariat/applications/{id}/extension',
      tags: ['Secrétariat'],
      summary: 'Accorder une prolongation à une candidature',
      description:
        'Elle ne vaut que pour cette candidature, dont le contact est prévenu par courriel. La dernière accordée compte, même plus courte que la précédente.',
      security: [{ apiKey: [] }],
      middleware: [authenticateSecretariat(deps), readJsonBody],
      request: {
        params: applicationParams,
        body: { required: true, content: { 'application/json': { schema: askedSchema } } },
      },
      responses: {
        200: jsonResponse('La prolongation est accordée.', extensionSchema),
        ...problemResponses(
          'malformed-json',
          'unauthorized',
          'forbidden',
          'not-found',
          'too-slow',
          'withdrawn',
          'too-large',
          'unsupported-media-type',
          'needs-reason',
          'until-too-early',
          'invalid',
        ),
      },
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
