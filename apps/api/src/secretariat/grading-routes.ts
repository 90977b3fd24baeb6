import { OpenAPIHono, z } from '@hono/zod-openapi';
import { setGrading } from '@palmares/contest/acts/set-grading';
import { viewRanking } from '@palmares/contest/views/category-ranking';
import { viewJurorProfiles } from '@palmares/contest/views/juror-profiles';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';
import { sendRefusal } from '../http-problems.ts';
import { sendJson, toWire } from '../wire.ts';
import { describeRoutes, jsonBody } from './describe-route.ts';
import { gradingSchema, rankingSchema, setGradingSchema } from './grading-schema.ts';
import { jurorProfilesSchema, waitQuery, withState } from './second-opinion-schema.ts';

const categoryParams = z.object({
  slug: z
    .string()
    .max(100)
    .openapi({ param: { name: 'slug', in: 'path' }, example: 'innovation-sociale' }),
});

/** Opening and closing the grading of a category, and its ranking, which is the secretariat's alone until deliberation. */
export function gradingRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const route = describeRoutes(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    route({
      method: 'post',
      path: '/secretariat/categories/{slug}/grading',
      summary: 'Ouvrir ou fermer la notation d’une catégorie',
      request: {
        params: categoryParams,
        body: jsonBody(setGradingSchema),
      },
      responses: {
        200: jsonResponse('L’état de la notation', gradingSchema),
      },
      problems: ['not-found'],
    }),
    async (c) => {
      const { open } = c.req.valid('json');
      const outcome = await setGrading(contest, c.var.person, c.req.valid('param').slug, open);
      if (outcome.kind === 'forbidden' || outcome.kind === 'not-found')
        return sendRefusal(c, outcome, timeZone);
      return sendJson(c, gradingSchema, { ...outcome, changed: outcome.kind === 'changed' });
    },
  );

  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/categories/{slug}/ranking',
      summary: 'Le classement d’une catégorie, à cet instant, et le second avis',
      description:
        'Le classement officiel est répondu aussitôt. Le second avis, qui ne le remplace jamais, se calcule à côté\u00a0: tant que `secondOpinion.state` vaut `computing`, redemandez-le, ou attendez-le par `?wait=10`.',
      request: { params: categoryParams, query: waitQuery },
      responses: {
        200: jsonResponse('Le classement', rankingSchema),
      },
      problems: ['not-found'],
    }),
    async (c) => {
      const secondOpinion = { waitMs: c.req.valid('query').wait * 1000 };
      const { slug } = c.req.valid('param');
      const viewed = await viewRanking(contest, c.var.person, slug, { secondOpinion });
      if (viewed.kind !== 'ranking') return sendRefusal(c, viewed, timeZone);
      const { entries, ...ranking } = viewed.ranking;
      return sendJson(c, rankingSchema, {
        revision: viewed.revision,
        ...ranking,
        items: [...entries].map((entry) => ({ ...entry, histogram: [...entry.histogram] })),
        secondOpinion: toWire(withState(viewed.secondOpinion), timeZone),
        next: null,
      });
    },
  );

  routes.openapi(
    route({
      method: 'get',
      path: '/secretariat/categories/{slug}/juror-profiles',
      summary: 'Comment chaque juré d’une catégorie note, pour le secrétariat seul',
      description: 'Une façon de noter différente n’est pas une erreur.',
      request: { params: categoryParams, query: waitQuery },
      responses: {
        200: jsonResponse('Les profils, par nom', jurorProfilesSchema),
      },
      problems: ['not-found'],
    }),
    async (c) => {
      const { slug } = c.req.valid('param');
      const patience = { waitMs: c.req.valid('query').wait * 1000 };
      const viewed = await viewJurorProfiles(contest, c.var.person, slug, patience);
      if (viewed.kind !== 'juror-profiles') return sendRefusal(c, viewed, timeZone);
      const profiles = toWire(withState(viewed.profiles), timeZone);
      return sendJson(c, jurorProfilesSchema, { ...viewed, profiles });
    },
  );

  return routes;
}
