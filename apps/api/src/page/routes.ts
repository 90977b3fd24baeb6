import { Hono } from 'hono';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { accessRoutes } from './access/routes.ts';
import { applicationPageRoutes } from './application/routes.ts';
import { assets } from './assets.ts';
import { filePageRoutes } from './files/routes.ts';
import { homePage } from './home-page.ts';
import { privateHeaders } from './page-headers.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { rulesPage } from './rules-page.ts';

/** What candidates see in their browser: the contest, their application, its files, its deposit. */
export function pageRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const { contest } = deps;
  const routes = new Hono<ApiEnv>();

  for (const { path, type, read } of assets) {
    routes.get(path, (c) =>
      c.body(read(), 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' }),
    );
  }

  for (const path of ['/candidature/*', '/retour', '/acces/*', '/quitter']) {
    routes.use(path, privateHeaders, refuseForeign(deps));
  }

  routes.get('/', (c) => c.html(homePage(contest, c.var.arrivedAt)));
  routes.get('/reglement', (c) => c.html(rulesPage(contest)));
  routes.route('/', accessRoutes(deps));
  routes.route('/', applicationPageRoutes(deps));
  routes.route('/', filePageRoutes(deps));

  return routes;
}
