import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type MemberView, viewMembers } from '@palmares/contest/views/members';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { formatInstant, sendJson, toWire } from '../wire.ts';
import { sendCsv, wantsCsv } from './answer-list.ts';
import { formatCsv } from './csv.ts';
import { afterText, csvToo, limit, pageOf } from './list-query.ts';

const role = z.enum(['juror', 'grand-juror', 'secretariat', 'sponsor']);

const jurorsSchema = pageOf(
  z.object({
    slackUserId: z.string(),
    name: z.string(),
    email: z.string(),
    organisation: z.string(),
    roles: z.array(
      z.object({
        role,
        category: z.string().nullable(),
        progress: z
          .object({
            expected: z.int(),
            drafts: z.int(),
            submitted: z.int(),
            recused: z.int(),
            lastActivityAt: z.string().nullable().openapi({ format: 'date-time' }),
          })
          .nullable()
          .openapi({ description: 'D’un juré, dans ce jury\u00a0; jamais de note' }),
      }),
    ),
  }),
).openapi('Jurors');

/** The jurors' list, with roles and how far each is. Holds no grade. */
export function jurorsRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone, categories } = contest.edition;
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/secretariat/jurors',
      tags: ['Secrétariat'],
      summary: 'Les jurés, le grand jury, les partenaires et le secrétariat',
      description: 'Par compte Slack. En CSV, une ligne par rôle, avec les colonnes de l’import.',
      security: [{ apiKey: [] }],
      middleware: [authenticateSecretariat(deps)],
      request: {
        query: z.object({
          role: role.optional(),
          category: z.enum(categories.map(({ slug }) => slug)).optional(),
          after: afterText,
          limit,
        }),
      },
      responses: {
        200: jsonResponse('Une page de la liste', jurorsSchema, csvToo),
        ...problemResponses('unauthorized', 'forbidden', 'invalid'),
      },
    }),
    async (c) => {
      const viewed = await viewMembers(contest, c.var.person, c.req.valid('query'));
      if (viewed.kind !== 'members') return sendRefusal(c, viewed, timeZone);
      const { items, next } = viewed;
      if (wantsCsv(c)) return sendCsv(c, 'jures', membersAsCsv(items, timeZone), next);
      return sendJson(c, jurorsSchema, toWire({ items, next }, timeZone), 200, { Vary: 'Accept' });
    },
  );

  return routes;
}

function membersAsCsv(members: readonly MemberView[], timeZone: string): string {
  const header = [
    'slackUserId',
    'name',
    'email',
    'role',
    'category',
    'organisation',
    'expected',
    'drafts',
    'submitted',
    'recused',
    'lastActivityAt',
  ];
  const rows = members.flatMap(({ slackUserId, name, email, organisation, roles }) =>
    roles.map(({ role, category, progress }) => [
      slackUserId,
      name,
      email,
      role,
      category,
      organisation,
      progress?.expected ?? null,
      progress?.drafts ?? null,
      progress?.submitted ?? null,
      progress?.recused ?? null,
      progress?.lastActivityAt ? formatInstant(progress.lastActivityAt, timeZone) : null,
    ]),
  );
  return formatCsv(header, rows);
}
