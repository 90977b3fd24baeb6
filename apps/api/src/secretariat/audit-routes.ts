import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type AuditOutcome, viewAudit } from '@palmares/contest/views/audit-list';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { instantField } from '../instant-field.ts';
import { formatInstant, sendJson, toWire } from '../wire.ts';
import { sendCsv, wantsCsv } from './answer-list.ts';
import { auditEntry } from './audit-schema.ts';
import { formatCsv } from './csv.ts';
import { afterNumber, csvToo, limit, pageOf } from './list-query.ts';

type AuditItems = Extract<AuditOutcome, { kind: 'audit' }>['items'];

const auditSchema = pageOf(auditEntry).openapi('Audit');

/** The record of all changes. It holds grades; what leaves here does not. */
export function auditRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/secretariat/audit',
      tags: ['Secrétariat'],
      summary: 'Le journal de tous les changements',
      description:
        'Dans l’ordre. Les notes et les commentaires des jurés n’y figurent pas\u00a0: de leurs grilles, seuls les noms des champs sont donnés.',
      security: [{ apiKey: [] }],
      middleware: [authenticateSecretariat(deps)],
      request: {
        query: z.object({
          subject: z.string().max(200).optional().openapi({ example: 'SOC-012' }),
          kind: z
            .string()
            .max(100)
            .optional()
            .openapi({ description: 'entry, ou entry.screened', example: 'entry.screened' }),
          actor: z
            .string()
            .max(200)
            .optional()
            .openapi({ description: 'key, ou key:identifiant', example: 'member' }),
          since: instantField.optional(),
          after: afterNumber,
          limit,
        }),
      },
      responses: {
        200: jsonResponse('Une page du journal', auditSchema, csvToo),
        ...problemResponses('unauthorized', 'forbidden', 'invalid'),
      },
    }),
    async (c) => {
      const { since, ...query } = c.req.valid('query');
      const viewed = await viewAudit(contest, c.var.person, {
        ...query,
        since: since === undefined ? undefined : Temporal.Instant.from(since),
      });
      if (viewed.kind !== 'audit') return sendRefusal(c, viewed, timeZone);
      const { items, next } = viewed;
      if (wantsCsv(c)) return sendCsv(c, 'journal', auditAsCsv(items, timeZone), next);
      return sendJson(c, auditSchema, toWire({ items, next }, timeZone), 200, { Vary: 'Accept' });
    },
  );

  return routes;
}

function auditAsCsv(items: AuditItems, timeZone: string): string {
  const header = ['seq', 'revision', 'instant', 'actorKind', 'actorId', 'kind', 'subject', 'before', 'after'];
  const rows = items.map((item) => [
    item.seq,
    item.revision,
    formatInstant(item.instant, timeZone),
    item.actor.kind,
    item.actor.id,
    item.kind,
    item.subject,
    item.before === null ? null : JSON.stringify(item.before),
    item.after === null ? null : JSON.stringify(item.after),
  ]);
  return formatCsv(header, rows);
}
