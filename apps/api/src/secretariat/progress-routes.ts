import { OpenAPIHono, z } from '@hono/zod-openapi';
import { type CategoryProgress, viewProgress } from '@palmares/contest/views/progress';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { formatInstant, toWire } from '../wire.ts';
import { sendList } from './answer-list.ts';
import { type Columns, formatCsv } from './csv.ts';
import { describeRoutes } from './describe-route.ts';
import { csvToo } from './list-query.ts';

const counts = { expected: z.int(), drafts: z.int(), submitted: z.int(), recused: z.int() };

const progressSchema = z
  .object({
    items: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        gradingOpen: z.boolean(),
        entries: z.int(),
        ...counts,
        jurors: z.array(
          z.object({
            name: z.string(),
            slackUserId: z.string(),
            ...counts,
            lastActivityAt: z.string().nullable().openapi({ format: 'date-time' }),
          }),
        ),
      }),
    ),
    next: z.null(),
  })
  .openapi('Progress');

/** How far the juries are. Holds no grade. */
export function progressRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone, categories } = contest.edition;
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/progress',
      summary: 'L’avancement des jurys',
      request: { query: z.object({ category: z.enum(categories.map(({ slug }) => slug)).optional() }) },
      responses: {
        200: jsonResponse('L’avancement, une catégorie après l’autre', progressSchema, csvToo),
      },
      problems: ['not-found'],
    }),
    async (c) => {
      const viewed = await viewProgress(contest, c.var.person, c.req.valid('query').category);
      if (viewed.kind !== 'progress') return sendRefusal(c, viewed, timeZone);
      const items = viewed.categories;
      return sendList(c, {
        schema: progressSchema,
        json: { items: toWire(items, timeZone), next: null },
        name: 'avancement',
        csv: () => progressAsCsv(items, timeZone),
      });
    },
  );

  return routes;
}

function progressAsCsv(categories: readonly CategoryProgress[], timeZone: string): string {
  const columns: Columns<{ slug: string; juror: CategoryProgress['jurors'][number] }> = {
    category: ({ slug }) => slug,
    juror: ({ juror }) => juror.name,
    slackUserId: ({ juror }) => juror.slackUserId,
    expected: ({ juror }) => juror.expected,
    drafts: ({ juror }) => juror.drafts,
    submitted: ({ juror }) => juror.submitted,
    recused: ({ juror }) => juror.recused,
    lastActivityAt: ({ juror }) => juror.lastActivityAt && formatInstant(juror.lastActivityAt, timeZone),
  };
  const rows = categories.flatMap(({ slug, jurors }) => jurors.map((juror) => ({ slug, juror })));
  return formatCsv(columns, rows);
}
