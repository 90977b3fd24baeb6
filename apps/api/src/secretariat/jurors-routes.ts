import { OpenAPIHono, z } from '@hono/zod-openapi';
import { type MemberView, viewMembers } from '@palmares/contest/views/members';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { formatInstant, toWire } from '../wire.ts';
import { sendList } from './answer-list.ts';
import { type Columns, formatCsv } from './csv.ts';
import { describeRoutes } from './describe-route.ts';
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
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/jurors',
      summary: 'Les jurés, le grand jury, les partenaires et le secrétariat',
      description: 'Par compte Slack. En CSV, une ligne par rôle, avec les colonnes de l’import.',
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
      },
    }),
    async (c) => {
      const viewed = await viewMembers(contest, c.var.person, c.req.valid('query'));
      if (viewed.kind !== 'members') return sendRefusal(c, viewed, timeZone);
      const { items, next } = viewed;
      return sendList(c, {
        schema: jurorsSchema,
        json: toWire({ items, next }, timeZone),
        name: 'jures',
        csv: () => membersAsCsv(items, timeZone),
      });
    },
  );

  return routes;
}

function membersAsCsv(members: readonly MemberView[], timeZone: string): string {
  const columns: Columns<{ member: MemberView; held: MemberView['roles'][number] }> = {
    slackUserId: ({ member }) => member.slackUserId,
    name: ({ member }) => member.name,
    email: ({ member }) => member.email,
    role: ({ held }) => held.role,
    category: ({ held }) => held.category,
    organisation: ({ member }) => member.organisation,
    expected: ({ held }) => held.progress?.expected ?? null,
    drafts: ({ held }) => held.progress?.drafts ?? null,
    submitted: ({ held }) => held.progress?.submitted ?? null,
    recused: ({ held }) => held.progress?.recused ?? null,
    lastActivityAt: ({ held: { progress } }) =>
      progress?.lastActivityAt ? formatInstant(progress.lastActivityAt, timeZone) : null,
  };
  const rows = members.flatMap((member) => member.roles.map((held) => ({ member, held })));
  return formatCsv(columns, rows);
}
