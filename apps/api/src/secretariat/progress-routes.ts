import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type CategoryProgress, viewProgress } from '@palmares/contest/views/progress';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { formatInstant, sendJson, toWire } from '../wire.ts';
import { sendCsv, wantsCsv } from './answer-list.ts';
import { formatCsv } from './csv.ts';

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
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/secretariat/progress',
      tags: ['Secrétariat'],
      summary: 'L’avancement des jurys',
      security: [{ apiKey: [] }],
      middleware: [authenticateSecretariat(deps)],
      request: { query: z.object({ category: z.enum(categories.map(({ slug }) => slug)).optional() }) },
      responses: {
        200: jsonResponse('L’avancement, une catégorie après l’autre', progressSchema, {
          'text/csv': { schema: { type: 'string' } },
        }),
        ...problemResponses('unauthorized', 'forbidden', 'not-found', 'invalid'),
      },
    }),
    async (c) => {
      const viewed = await viewProgress(contest, c.var.person, c.req.valid('query').category);
      if (viewed.kind !== 'progress') return sendRefusal(c, viewed, timeZone);
      if (wantsCsv(c)) return sendCsv(c, 'avancement', progressAsCsv(viewed.categories, timeZone));
      const items = toWire(viewed.categories, timeZone);
      return sendJson(c, progressSchema, { items, next: null }, 200, { Vary: 'Accept' });
    },
  );

  return routes;
}

function progressAsCsv(categories: readonly CategoryProgress[], timeZone: string): string {
  const header = [
    'category',
    'juror',
    'slackUserId',
    'expected',
    'drafts',
    'submitted',
    'recused',
    'lastActivityAt',
  ];
  const rows = categories.flatMap(({ slug, jurors }) =>
    jurors.map((juror) => [
      slug,
      juror.name,
      juror.slackUserId,
      juror.expected,
      juror.drafts,
      juror.submitted,
      juror.recused,
      juror.lastActivityAt && formatInstant(juror.lastActivityAt, timeZone),
    ]),
  );
  return formatCsv(header, rows);
}
