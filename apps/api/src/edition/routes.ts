import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { isInTime, timeLeft } from '@palmares/rules/deadline';
import { formatDuration } from '@palmares/rules/french-instants';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendJson, toWire } from '../wire.ts';
import { editionSchema } from './edition-schema.ts';

/** The contest as everyone may know it: calendar, time left by the server's clock, categories, criteria, limits. */
export function editionRoutes({ contest }: Pick<ApiDeps, 'contest'>): OpenAPIHono<ApiEnv> {
  const { edition, rehearsal } = contest;
  const { opensAt, depositDeadline } = edition.calendar;
  const routes = new OpenAPIHono<ApiEnv>();

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/edition',
      tags: ['Concours'],
      summary: 'Le concours\u00a0: calendrier, temps restant, catégories, critères, limites',
      responses: {
        200: jsonResponse('L’édition', editionSchema),
        ...problemResponses(),
      },
    }),
    (c) => {
      const now = c.var.arrivedAt;
      const left = timeLeft(now, depositDeadline);
      const opened = Temporal.Instant.compare(now, opensAt) >= 0;
      return sendJson(c, editionSchema, {
        ...toWire(edition, edition.timeZone),
        ...toWire({ rehearsal, now }, edition.timeZone),
        depositOpen: opened && isInTime(now, depositDeadline),
        timeLeft: {
          milliseconds: left.total('milliseconds'),
          duration: left.toString(),
          text: formatDuration(left),
        },
      });
    },
  );

  return routes;
}
