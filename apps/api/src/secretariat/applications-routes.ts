import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type ListedApplication, viewApplications } from '@palmares/contest/views/application-list';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { formatInstant, sendJson, toWire } from '../wire.ts';
import { sendCsv, wantsCsv } from './answer-list.ts';
import { formatCsv } from './csv.ts';
import { afterNumber, csvToo, flag, limit, pageOf } from './list-query.ts';

const status = z.enum(['draft', 'deposited', 'withdrawn']);
const instant = z.string().openapi({ format: 'date-time' });

const applicationsSchema = pageOf(
  z.object({
    id: z.string(),
    code: z.string().openapi({ example: 'GPI-0012' }),
    status,
    title: z.string(),
    organisation: z.string(),
    contact: z.object({ name: z.string(), email: z.string(), phone: z.string().optional() }).nullable(),
    versions: z.int().openapi({ description: 'Versions déposées' }),
    changedSinceDeposit: z.boolean(),
    depositedAt: instant.nullable(),
    deadline: instant.openapi({ description: 'Sa date limite, prolongation comprise' }),
    late: z.boolean().openapi({
      description: 'N’est pas déposée en l’état, et ne peut plus l’être sans prolongation',
    }),
    updatedAt: instant,
  }),
).openapi('Applications');

/** Every application, drafts too. */
export function applicationsRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/secretariat/applications',
      tags: ['Secrétariat'],
      summary: 'Les candidatures, brouillons compris',
      description: 'Par numéro. Aucune clé de dépôt n’y figure.',
      security: [{ apiKey: [] }],
      middleware: [authenticateSecretariat(deps)],
      request: {
        query: z.object({
          status: status.optional(),
          late: flag,
          changedSinceDeposit: flag,
          after: afterNumber,
          limit,
        }),
      },
      responses: {
        200: jsonResponse('Une page de la liste', applicationsSchema, csvToo),
        ...problemResponses('unauthorized', 'forbidden', 'invalid'),
      },
    }),
    async (c) => {
      const viewed = await viewApplications(contest, c.var.person, c.req.valid('query'));
      if (viewed.kind !== 'applications') return sendRefusal(c, viewed, timeZone);
      const { items, next } = viewed;
      if (wantsCsv(c)) return sendCsv(c, 'candidatures', applicationsAsCsv(items, timeZone), next);
      return sendJson(c, applicationsSchema, toWire({ items, next }, timeZone), 200, { Vary: 'Accept' });
    },
  );

  return routes;
}

function applicationsAsCsv(applications: readonly ListedApplication[], timeZone: string): string {
  const header = [
    'code',
    'status',
    'title',
    'organisation',
    'contactName',
    'contactEmail',
    'contactPhone',
    'versions',
    'changedSinceDeposit',
    'depositedAt',
    'deadline',
    'late',
    'updatedAt',
    'id',
  ];
  const rows = applications.map((one) => [
    one.code,
    one.status,
    one.title,
    one.organisation,
    one.contact?.name ?? null,
    one.contact?.email ?? null,
    one.contact?.phone ?? null,
    one.versions,
    String(one.changedSinceDeposit),
    one.depositedAt && formatInstant(one.depositedAt, timeZone),
    formatInstant(one.deadline, timeZone),
    String(one.late),
    formatInstant(one.updatedAt, timeZone),
    one.id,
  ]);
  return formatCsv(header, rows);
}
