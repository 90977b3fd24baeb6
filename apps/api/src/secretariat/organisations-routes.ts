import { OpenAPIHono, z } from '@hono/zod-openapi';
import { importOrganisationsFile } from '@palmares/contest/imports/import-organisations-file';
import { type OrganisationView, viewOrganisations } from '@palmares/contest/views/organisations';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { sendJson } from '../wire.ts';
import { sendList } from './answer-list.ts';
import { type Columns, formatCsv } from './csv.ts';
import { describeRoutes } from './describe-route.ts';
import { afterText, csvToo, flag, limit, pageOf } from './list-query.ts';

const organisationsSchema = pageOf(
  z.object({
    id: z.string(),
    name: z.string(),
    scheme: z.string(),
    branch: z.string(),
    department: z.string(),
    email: z.string(),
  }),
).openapi('Organisations');

const importedSchema = z
  .object({ created: z.int(), updated: z.int(), unchanged: z.int(), dryRun: z.boolean() })
  .openapi('Imported');

// Those of the import.
const columns: Columns<OrganisationView> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  scheme: ({ scheme }) => scheme,
  branch: ({ branch }) => branch,
  department: ({ department }) => department,
  email: ({ email }) => email,
};

/** The organisations that may compete (Art. 2): the list, and its import. */
export function organisationsRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });
  const exact = z.string().max(100).optional();

  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/organisations',
      summary: 'Les organismes importés',
      description: 'Par identifiant. En CSV, avec les colonnes de l’import.',
      request: {
        query: z.object({ scheme: exact, branch: exact, department: exact, after: afterText, limit }),
      },
      responses: {
        200: jsonResponse('Une page de la liste', organisationsSchema, csvToo),
      },
    }),
    async (c) => {
      const viewed = await viewOrganisations(contest, c.var.person, c.req.valid('query'));
      if (viewed.kind !== 'organisations') return sendRefusal(c, viewed, timeZone);
      const { items, next } = viewed;
      return sendList(c, {
        schema: organisationsSchema,
        json: { items: [...items], next },
        name: 'organismes',
        csv: () => formatCsv(columns, items),
      });
    },
  );

  routes.openapi(
    route({
      method: 'post',
      path: '/secretariat/organisations',
      summary: 'Importer les organismes',
      description:
        'Un fichier CSV en UTF-8, dont la première ligne est `id,name,scheme,branch,department,email` (ou des points-virgules). Chaque organisme est ajouté ou corrigé selon son identifiant\u00a0; ceux qui n’y figurent pas restent. Au moindre défaut, rien n’est importé.',
      request: {
        query: z.object({
          dryRun: flag.openapi({ description: 'Compter sans rien importer' }),
        }),
        body: { required: true, content: { 'text/csv': { schema: { type: 'string' } } } },
      },
      responses: {
        200: jsonResponse('Ce qui a été importé, ou le serait', importedSchema),
      },
      problems: ['invalid-file'],
    }),
    async (c) => {
      const { dryRun = false } = c.req.valid('query');
      const file = Buffer.from(await c.req.text());
      const outcome = await importOrganisationsFile(contest, c.var.person, file, { dryRun });
      if (outcome.kind !== 'imported') return sendRefusal(c, outcome, timeZone);
      const { added, changed, unchanged } = outcome;
      return sendJson(c, importedSchema, { created: added, updated: changed, unchanged, dryRun });
    },
  );

  return routes;
}
