import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { recordBounce } from '@palmares/contest/acts/record-bounce';
import { retryMail } from '@palmares/contest/acts/retry-mail';
import { type MailView, viewMail, viewMails } from '@palmares/contest/views/mails';
import type { Context } from 'hono';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { readJsonBody } from '../json-body.ts';
import { formatInstant, sendJson, toWire } from '../wire.ts';
import { sendCsv, wantsCsv } from './answer-list.ts';
import { formatCsv } from './csv.ts';
import { bounceSchema, mailParams, mailSchema, mailStates, mailsSchema } from './mail-schema.ts';

const PAGE = 100;
const LARGEST_PAGE = 500;

/** The outbox as the secretariat follows it. */
export function mailRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const authenticated = authenticateSecretariat(deps);
  const security = [{ apiKey: [] }];
  const tags = ['Secrétariat'];
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  async function answerMail(c: Context<ApiEnv>, id: string): Promise<Response> {
    const viewed = await viewMail(contest, c.var.person, id);
    if (viewed.kind !== 'mail') return sendRefusal(c, viewed, timeZone);
    return sendJson(c, mailSchema, toWire(viewed.mail, timeZone));
  }

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/secretariat/mail',
      tags,
      summary: 'Les courriels, du plus récent au plus ancien',
      security,
      middleware: [authenticated],
      request: {
        query: z.object({
          state: z.enum(mailStates).optional(),
          kind: z.string().max(60).optional(),
          application: z.string().max(60).optional().openapi({ description: 'Identifiant ou code' }),
          after: z.string().max(100).optional().openapi({ description: 'Le next de la page précédente' }),
          limit: z.coerce.number<string>().int().min(1).max(LARGEST_PAGE).default(PAGE),
        }),
      },
      responses: {
        200: jsonResponse('Une page de la liste', mailsSchema, {
          'text/csv': { schema: { type: 'string' } },
        }),
        ...problemResponses('unauthorized', 'forbidden', 'invalid'),
      },
    }),
    async (c) => {
      const viewed = await viewMails(contest, c.var.person, c.req.valid('query'));
      if (viewed.kind !== 'mails') return sendRefusal(c, viewed, timeZone);
      const { items, next } = viewed;
      if (wantsCsv(c)) return sendCsv(c, 'courriels', mailsAsCsv(items, timeZone), next);
      return sendJson(c, mailsSchema, toWire({ items, next }, timeZone), 200, { Vary: 'Accept' });
    },
  );

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/secretariat/mail/{id}',
      tags,
      summary: 'Un courriel et son texte',
      description: 'Un lien vers une candidature n’y figure jamais\u00a0: `{{lien}}` en tient la place.',
      security,
      middleware: [authenticated],
      request: { params: mailParams },
      responses: {
        200: jsonResponse('Le courriel', mailSchema),
        ...problemResponses('unauthorized', 'forbidden', 'not-found', 'invalid'),
      },
    }),
    (c) => answerMail(c, c.req.valid('param').id),
  );

  routes.openapi(
    createRoute({
      method: 'post',
      path: '/secretariat/mail/{id}/retry',
      tags,
      summary: 'Renvoyer un courriel abandonné',
      security,
      middleware: [authenticated],
      request: { params: mailParams },
      responses: {
        200: jsonResponse('Le courriel attend de nouveau son envoi.', mailSchema),
        ...problemResponses('unauthorized', 'forbidden', 'not-found', 'mail-state', 'invalid'),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const outcome = await retryMail(contest, c.var.person, id);
      return outcome.kind === 'queued' ? answerMail(c, id) : sendRefusal(c, outcome, timeZone);
    },
  );

  routes.openapi(
    createRoute({
      method: 'post',
      path: '/secretariat/mail/{id}/bounced',
      tags,
      summary: 'Noter qu’un courriel envoyé est revenu',
      security,
      middleware: [authenticated, readJsonBody],
      request: {
        params: mailParams,
        body: { required: true, content: { 'application/json': { schema: bounceSchema } } },
      },
      responses: {
        200: jsonResponse('Le courriel compte comme non remis.', mailSchema),
        ...problemResponses(
          'malformed-json',
          'unauthorized',
          'forbidden',
          'not-found',
          'too-slow',
          'mail-state',
          'too-large',
          'unsupported-media-type',
          'needs-reason',
          'invalid',
        ),
      },
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
  const header = [
    'id',
    'kind',
    'application',
    'recipient',
    'subject',
    'state',
    'attempts',
    'lastError',
    'createdAt',
    'sentAt',
  ];
  const rows = mails.map((mail) => [
    mail.id,
    mail.kind,
    mail.application?.code ?? null,
    mail.recipient,
    mail.subject,
    mail.state,
    mail.attempts,
    mail.lastError,
    formatInstant(mail.createdAt, timeZone),
    mail.sentAt && formatInstant(mail.sentAt, timeZone),
  ]);
  return formatCsv(header, rows);
}
