import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type EntryView, viewEntries } from '@palmares/contest/views/entries';
import { viewEntryDetail } from '@palmares/contest/views/entry-detail';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { createMetadataSchema } from '../applications/metadata-schema.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { formatInstant, sendJson, toWire } from '../wire.ts';
import { sendCsv, wantsCsv } from './answer-list.ts';
import { formatCsv } from './csv.ts';
import { createEntryDetailSchema } from './entry-detail-schema.ts';
import { entriesSchema, entryParams } from './entry-schema.ts';
import { afterText, csvToo, limit } from './list-query.ts';

/** Entries as the secretariat lists them and looks at each. */
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
          after: afterText,
          limit,
        }),
      },
      responses: {
        200: jsonResponse('Une page de la liste', entriesSchema, csvToo),
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

  const entryDetail = createEntryDetailSchema(createMetadataSchema(contest.edition));
  routes.openapi(
    createRoute({
      method: 'get',
      path: '/secretariat/entries/{code}',
      tags,
      summary: 'Une candidature en entier, pour l’examiner',
      description:
        'Ce qui a été déposé, ses versions, ses repositionnements et son histoire. Un ancien code la retrouve. Aucune note n’y figure.',
      security,
      middleware: [authenticated],
      request: { params: entryParams },
      responses: {
        200: jsonResponse('La candidature', entryDetail),
        ...problemResponses('unauthorized', 'forbidden', 'not-found', 'invalid'),
      },
    }),
    async (c) => {
      const viewed = await viewEntryDetail(contest, c.var.person, c.req.valid('param').code);
      if (viewed.kind !== 'entry') return sendRefusal(c, viewed, timeZone);
      return sendJson(c, entryDetail, toWire(viewed.entry, timeZone));
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
