import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { isFromThisSite } from '../authentication.ts';
import { messagePage } from './message-page.ts';

/** Refuses what another site's page sends with this browser's session, or without any. */
export function refuseForeign({ contest }: Pick<ApiDeps, 'contest'>) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || isFromThisSite(c) || isFromOpenPage(c)) {
      return next();
    }
    return c.html(
      messagePage(
        contest,
        'Demande refusée',
        html`<p>Cette demande ne vient pas d’une page de ce site\u00a0: rien n’a été fait. Revenez à la page précédente, rechargez-la et recommencez.</p>
<p class="actions"><a class="button" href="/">Accueil</a></p>`,
      ),
      403,
    );
  });
}

/**
 * The page of a mailed link tells nobody where it is: browsers that know no Sec-Fetch-Site then say nothing of their
 * origin either. It needs no more proof than the secret in its address.
 */
function isFromOpenPage({ req }: Parameters<typeof isFromThisSite>[0]): boolean {
  const isUnsaid = req.header('sec-fetch-site') === undefined;
  return req.path.startsWith('/acces/') && isUnsaid && req.header('origin') === 'null';
}
