import { Hono } from 'hono';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { letBodyEnd } from './let-body-end.ts';
import { pageHeaders } from './page-headers.ts';
import { showProblems } from './show-problems.ts';

const PAGES = ['/', '/reglement', '/candidature/*', '/retour', '/acces/*', '/quitter'];

/** What is around every page, whoever answers. To be put before all that may refuse a request. */
export function surroundPages(deps: Pick<ApiDeps, 'contest'>): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  for (const path of PAGES) routes.use(path, pageHeaders, showProblems(deps));
  routes.use('/candidature/:id/:file{dossier|video}', letBodyEnd);
  return routes;
}
