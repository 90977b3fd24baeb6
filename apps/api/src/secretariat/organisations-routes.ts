import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type OrganisationView, viewOrganisations } from '@palmares/contest/views/organisations';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateSecretariat } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { sendJson } from '../wire.ts';
import { sendCsv, wantsCsv } from './answer-list.ts';
import { formatCsv } from './csv.ts';
import { afterText, csvToo, limit, pageOf } from './list-query.ts';

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

/** The organisations that may compete (Art. 2). */
export function organisationsRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });
  const exact = z.string().max(100).optional();

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/secretariat/organisations',
      tags: ['Secrétariat'],
      summary: 'Les organismes importés',
      description: 'Par identifiant. En CSV, avec les colonnes de l’import.',
      security: [{ apiKey: [] }],
      middleware: [authenticateSecretariat(deps)],
      request: {
        query: z.object({ scheme: exact, branch: exact, department: exact, after: afterText, limit }),
      },
      responses: {
        200: jsonResponse('Une page de la liste', organisationsSchema, csvToo),
        ...problemResponses('unauthorized', 'forbidden', 'invalid'),
      },
    }),
    async (c) => {
      const viewed = await viewOrganisations(contest, c.var.person, c.req.valid('query'));
      if (viewed.kind !== 'organisations') return sendRefusal(c, viewed, timeZone);
      const { items, next } = viewed;
      if (wantsCsv(c)) return sendCsv(c, 'organismes', organisationsAsCsv(items), next);
      return sendJson(c, organisationsSchema, { items: [...items], next }, 200, { Vary: 'Accept' });
    },
  );

  return routes;
}

function organisationsAsCsv(organisations: readonly OrganisationView[]): string {
  const header = ['id', 'name', 'scheme', 'branch', 'department', 'email'];
  return formatCsv(
    header,
    organisations.map(({ id, name, scheme, branch, department, email }) => [
      id,
      name,
      scheme,
      branch,
      department,
      email,
    ]),
  );
}
