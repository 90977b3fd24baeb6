import { OpenAPIHono, z } from '@hono/zod-openapi';
import { recordBounce } from '@palmares/contest/acts/record-bounce';
import { retryMail } from '@palmares/contest/acts/retry-mail';
import { type MailView, viewMail, viewMails } from '@palmares/contest/views/mails';
import type { Context } from 'hono';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { formatInstant, sendJson, toWire } from '../wire.ts';
import { sendList } from './answer-list.ts';
import { type Columns, formatCsv } from './csv.ts';
import { describeRoutes, jsonBody } from './describe-route.ts';
import { afterText, csvToo, limit } from './list-query.ts';
import { bounceSchema, mailParams, mailSchema, mailStates, mailsSchema } from './mail-schema.ts';

/** The outbox as the secretariat follows it. */
export function mailRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  async function answerMail(c: Context<ApiEnv>, id: string): Promise<Response> {
    const viewed = await viewMail(contest, c.var.person, id);
    if (viewed.kind !== 'mail') return sendRefusal(c, viewed, timeZone);
    return sendJson(c, mailSchema, toWire(viewed.mail, timeZone));
  }

  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/mail',
      summary: 'Les courriels, du plus récent au plus ancien',
      request: {
        query: z.object({
          state: z.enum(mailStates).optional(),
          kind: z.string().max(60).optional(),
          application: z.string().max(60).optional().openapi({ description: 'Identifiant ou code' }),
          after: afterText,
          limit,
        }),
      },
      responses: {
        200: jsonResponse('Une page de la liste', mailsSchema, csvToo),
      },
    }),
    async (c) => {
      const viewed = await viewMails(contest, c.var.person, c.req.valid('query'));
      if (viewed.kind !== 'mails') return sendRefusal(c, viewed, timeZone);
      const { items, next } = viewed;
      return sendList(c, {
        schema: mailsSchema,
        json: toWire({ items, next }, timeZone),
        name: 'courriels',
        csv: () => mailsAsCsv(items, timeZone),
      });
    },
  );

  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/mail/{id}',
      summary: 'Un courriel et son texte',
      description: 'Un lien vers une candidature n’y figure jamais\u00a0: `{{lien}}` en tient la place.',
      request: { params: mailParams },
      responses: {
        200: jsonResponse('Le courriel', mailSchema),
      },
      problems: ['not-found'],
    }),
    (c) => answerMail(c, c.req.valid('param').id),
  );

  routes.openapi(
    route({
      method: 'post',
      path: '/secretariat/mail/{id}/retry',
      summary: 'Renvoyer un courriel abandonné',
      request: { params: mailParams },
      responses: {
        200: jsonResponse('Le courriel attend de nouveau son envoi.', mailSchema),
      },
      problems: ['not-found', 'mail-state'],
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const outcome = await retryMail(contest, c.var.person, id);
      return outcome.kind === 'queued' ? answerMail(c, id) : sendRefusal(c, outcome, timeZone);
    },
  );

  routes.openapi(
    route({
      method: 'post',
      path: '/secretariat/mail/{id}/bounced',
      summary: 'Noter qu’un courriel envoyé est revenu',
      request: {
        params: mailParams,
        body: jsonBody(bounceSchema),
      },
      responses: {
        200: jsonResponse('Le courriel compte comme non remis.', mailSchema),
      },
      problems: ['not-found', 'mail-state', 'needs-reason'],
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const outcome = await recordBounce(contest, c.var.person, id, c.req.valid('json').reason);
      return outcome.kind === 'bounced' ? answerMail(c, id) : sendRefusal(c, outcome, timeZone);
    },
  );

  return routes;
}

function mailsAsCsv(mails: readonly MailView[], timeZone: string): string {
  const columns: Columns<MailView> = {
    id: ({ id }) => id,
    kind: ({ kind }) => kind,
    application: ({ application }) => application?.code ?? null,
    recipient: ({ recipient }) => recipient,
    subject: ({ subject }) => subject,
    state: ({ state }) => state,
    attempts: ({ attempts }) => attempts,
    lastError: ({ lastError }) => lastError,
    createdAt: ({ createdAt }) => formatInstant(createdAt, timeZone),
    sentAt: ({ sentAt }) => sentAt && formatInstant(sentAt, timeZone),
  };
  return formatCsv(columns, mails);
}
