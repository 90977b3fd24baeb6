import { OpenAPIHono, z } from '@hono/zod-openapi';
import { type ListedApplication, viewApplications } from '@palmares/contest/views/application-list';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { formatInstant, toWire } from '../wire.ts';
import { sendList } from './answer-list.ts';
import { type Columns, formatCsv } from './csv.ts';
import { describeRoutes } from './describe-route.ts';
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
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/applications',
      summary: 'Les candidatures, brouillons compris',
      description: 'Par numéro. Aucune clé de dépôt n’y figure.',
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
      },
    }),
    async (c) => {
      const viewed = await viewApplications(contest, c.var.person, c.req.valid('query'));
      if (viewed.kind !== 'applications') return sendRefusal(c, viewed, timeZone);
      const { items, next } = viewed;
      return sendList(c, {
        schema: applicationsSchema,
        json: toWire({ items, next }, timeZone),
        name: 'candidatures',
        csv: () => applicationsAsCsv(items, timeZone),
      });
    },
  );

  return routes;
}

function applicationsAsCsv(applications: readonly ListedApplication[], timeZone: string): string {
  const columns: Columns<ListedApplication> = {
    code: ({ code }) => code,
    status: ({ status }) => status,
    title: ({ title }) => title,
    organisation: ({ organisation }) => organisation,
    contactName: ({ contact }) => contact?.name ?? null,
    contactEmail: ({ contact }) => contact?.email ?? null,
    contactPhone: ({ contact }) => contact?.phone ?? null,
    versions: ({ versions }) => versions,
    changedSinceDeposit: ({ changedSinceDeposit }) => String(changedSinceDeposit),
    depositedAt: ({ depositedAt }) => depositedAt && formatInstant(depositedAt, timeZone),
    deadline: ({ deadline }) => formatInstant(deadline, timeZone),
    late: ({ late }) => String(late),
    updatedAt: ({ updatedAt }) => formatInstant(updatedAt, timeZone),
    id: ({ id }) => id,
  };
  return formatCsv(columns, applications);
}
