import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type EntryView, viewEntries } from '@palmares/contest/views/entries';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { formatInstant, sendJson, toWire } from '../wire.ts';
import { sendCsv, wantsCsv } from './answer-list.ts';
import { formatCsv } from './csv.ts';
import { entriesSchema } from './entry-schema.ts';

const PAGE = 100;
const LARGEST_PAGE = 500;

/** Entries as the secretariat lists them. */
export function entriesRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone, categories } = contest.edition;
  const authenticated = authenticateSecretariat(deps);
  const security = [{ apiKey: [] }];
  const tags = ['Secrétariat'];
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/secretariat/entries',
      tags,
      summary: 'Les candidatures déposées, par catégorie',
      security,
      middleware: [authenticated],
      request: {
        query: z.object({
          category: z.enum(categories.map(({ slug }) => slug)).optional(),
          screening: z.enum(['pending', 'admissible', 'inadmissible']).optional(),
          after: z.string().max(40).optional().openapi({ description: 'Le next de la page précédente' }),
          limit: z.coerce.number<string>().int().min(1).max(LARGEST_PAGE).default(PAGE),
        }),
      },
      responses: {
        200: jsonResponse('Une page de la liste', entriesSchema, {
          'text/csv': { schema: { type: 'string' } },
        }),
        ...problemResponses('unauthorized', 'forbidden', 'invalid'),
      },
    }),
    async (c) => {
      const viewed = await viewEntries(contest, c.var.person, c.req.valid('query'));
      if (viewed.kind !== 'entries') return sendRefusal(c, viewed, timeZone);
      if (wantsCsv(c)) return sendCsv(c, 'candidatures', entriesAsCsv(viewed.items, timeZone), viewed.next);
      return sendJson(c, entriesSchema, toWire({ items: viewed.items, next: viewed.next }, timeZone), 200, {
        Vary: 'Accept',
      });
    },
  );

  return routes;
}

function entriesAsCsv(entries: readonly EntryView[], timeZone: string): string {
  const header = [
    'code',
    'title',
    'organisation',
    'category',
    'application',
    'version',
    'depositedAt',
    'screening',
    'ground',
    'reason',
    'flags',
  ];
  const rows = entries.map((entry) => [
    entry.code,
    entry.title,
    entry.organisation,
    entry.category,
    entry.application.code,
    entry.application.version,
    formatInstant(entry.depositedAt, timeZone),
    entry.screening,
    entry.ground,
    entry.reason,
    entry.flags.map(({ code }) => code).join(' '),
  ]);
  return formatCsv(header, rows);
}
