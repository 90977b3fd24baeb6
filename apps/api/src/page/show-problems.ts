import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { problemSchema } from '../described-responses.ts';
import { nothing } from './html.ts';
import { messagePage } from './message-page.ts';

/** Whoever asks for a page reads of a problem on a page, in the problem's own words, and under its status. */
export function showProblems({ contest }: Pick<ApiDeps, 'contest'>) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    await next();
    if (c.res.headers.get('Content-Type') !== 'application/problem+json') return;
    const { title, detail } = problemSchema.parse(await c.res.json());
    const isForNow = c.req.method === 'POST' && c.res.headers.has('Retry-After');
    const page = messagePage(
      contest,
      title,
      html`<p>${detail}</p>
${isForNow ? html`<p>Gardez cette page ouverte et, le moment venu, rechargez-la\u00a0: votre navigateur enverra de nouveau votre demande, avec ce que vous aviez saisi ou choisi.</p>` : nothing}
<p class="actions"><a class="button" href="/">Accueil</a></p>`,
    );
    c.res = new Response(String(await page), {
      status: c.res.status,
      // The address may hold a secret, and no form of this page needs an Origin.
      headers: { 'Content-Type': 'text/html; charset=UTF-8', 'Referrer-Policy': 'no-referrer' },
    });
  });
}
