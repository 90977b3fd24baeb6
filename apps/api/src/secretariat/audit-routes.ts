import { OpenAPIHono, z } from '@hono/zod-openapi';
import { type AuditOutcome, viewAudit } from '@palmares/contest/views/audit-list';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { instantField } from '../instant-field.ts';
import { formatInstant, toWire } from '../wire.ts';
import { sendList } from './answer-list.ts';
import { auditEntry } from './audit-schema.ts';
import { type Columns, formatCsv } from './csv.ts';
import { describeRoutes } from './describe-route.ts';
import { afterNumber, csvToo, limit, pageOf } from './list-query.ts';

type AuditItem = Extract<AuditOutcome, { kind: 'audit' }>['items'][number];

const auditSchema = pageOf(auditEntry).openapi('Audit');

/** The record of all changes. It holds grades; what leaves here does not. */
export function auditRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/audit',
      summary: 'Le journal de tous les changements',
      description:
        'Dans l’ordre. Les notes et les commentaires des jurés n’y figurent pas\u00a0: de leurs grilles, seuls les noms des champs sont donnés.',
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
      return sendList(c, {
        schema: auditSchema,
        json: toWire({ items, next }, timeZone),
        name: 'journal',
        csv: () => auditAsCsv(items, timeZone),
      });
    },
  );

  return routes;
}

function auditAsCsv(items: readonly AuditItem[], timeZone: string): string {
  const columns: Columns<AuditItem> = {
    seq: ({ seq }) => seq,
    revision: ({ revision }) => revision,
    instant: ({ instant }) => formatInstant(instant, timeZone),
    actorKind: ({ actor }) => actor.kind,
    actorId: ({ actor }) => actor.id,
    kind: ({ kind }) => kind,
    subject: ({ subject }) => subject,
    before: ({ before }) => (before === null ? null : JSON.stringify(before)),
    after: ({ after }) => (after === null ? null : JSON.stringify(after)),
  };
  return formatCsv(columns, items);
}
