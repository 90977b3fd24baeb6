import { OpenAPIHono, z } from '@hono/zod-openapi';
import { type EntryView, viewEntries } from '@palmares/contest/views/entries';
import { viewEntryDetail } from '@palmares/contest/views/entry-detail';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { createMetadataSchema } from '../applications/metadata-schema.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { formatInstant, sendJson, toWire } from '../wire.ts';
import { sendList } from './answer-list.ts';
import { type Columns, formatCsv } from './csv.ts';
import { describeRoutes } from './describe-route.ts';
import { createEntryDetailSchema } from './entry-detail-schema.ts';
import { entriesSchema, entryParams } from './entry-schema.ts';
import { afterText, csvToo, limit } from './list-query.ts';

/** Entries as the secretariat lists them and looks at each. */
export function entriesRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone, categories } = contest.edition;
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/entries',
      summary: 'Les candidatures déposées, par catégorie',
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
      },
    }),
    async (c) => {
      const viewed = await viewEntries(contest, c.var.person, c.req.valid('query'));
      if (viewed.kind !== 'entries') return sendRefusal(c, viewed, timeZone);
      const { items, next } = viewed;
      return sendList(c, {
        schema: entriesSchema,
        json: toWire({ items, next }, timeZone),
        name: 'candidatures',
        csv: () => entriesAsCsv(items, timeZone),
      });
    },
  );

  const entryDetail = createEntryDetailSchema(createMetadataSchema(contest.edition));
  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/entries/{code}',
      summary: 'Une candidature en entier, pour l’examiner',
      description:
        'Ce qui a été déposé, ses versions, ses repositionnements et son histoire. Un ancien code la retrouve. Aucune note n’y figure.',
      request: { params: entryParams },
      responses: {
        200: jsonResponse('La candidature', entryDetail),
      },
      problems: ['not-found'],
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
  const columns: Columns<EntryView> = {
    code: ({ code }) => code,
    title: ({ title }) => title,
    organisation: ({ organisation }) => organisation,
    category: ({ category }) => category,
    application: ({ application }) => application.code,
    version: ({ application }) => application.version,
    depositedAt: ({ depositedAt }) => formatInstant(depositedAt, timeZone),
    screening: ({ screening }) => screening,
    ground: ({ ground }) => ground,
    reason: ({ reason }) => reason,
    flags: ({ flags }) => flags.map(({ code }) => code).join(' '),
  };
  return formatCsv(columns, entries);
}
