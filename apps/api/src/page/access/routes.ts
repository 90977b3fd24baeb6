import { redeemAccessLink } from '@palmares/contest/access';
import { createApplication } from '@palmares/contest/acts/create-application';
import { requestAccessLink } from '@palmares/contest/acts/request-access-link';
import { findProblems } from '@palmares/rules/eligibility';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { ApiDeps, ApiEnv } from '../../api-env.ts';
import { createMetadataSchema } from '../../applications/metadata-schema.ts';
import { describeIssues } from '../../validation-errors.ts';
import { fieldOf } from '../form/fields.ts';
import { type FormValues, valueOf } from '../form/form-values.ts';
import type { FieldError } from '../form/read-form.ts';
import { messagePage } from '../message-page.ts';
import { readPageForm } from '../read-page-form.ts';
import { openPage, returnPage, startPage } from './pages.ts';
import { beginSession, endSession, keepSession } from './session.ts';

/** How a browser comes to an application: by beginning one, or by a link that was mailed. */
export function accessRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const { contest } = deps;
  const metadata = createMetadataSchema(contest.edition);
  const routes = new Hono<ApiEnv>();

  routes.get('/candidature', (c) => c.html(startPage(contest, c.var.arrivedAt)));

  routes.post('/candidature', async (c) => {
    const values: FormValues = (await readPageForm(c)) ?? new Map();
    const given = {
      title: valueOf(values, 'title'),
      contact: { name: valueOf(values, 'contact-name'), email: valueOf(values, 'contact-email') },
    };
    const read = metadata.safeParse(given);
    const errors = read.success
      ? findStartErrors(read.data)
      : describeIssues(read.error, given, 'body').map(({ detail, pointer = '' }) => ({
          field: fieldOf(pointer),
          message: detail,
        }));
    if (!read.success || errors.length > 0) {
      return c.html(startPage(contest, c.var.arrivedAt, { values, errors }), 422);
    }
    const created = await createApplication(contest, read.data);
    if (created.kind === 'too-early') return c.html(startPage(contest, c.var.arrivedAt), 409);
    await beginSession(deps, c, created.id);
    return c.redirect(`/candidature/${created.id}?fait=cree`, 303);
  });

  function findStartErrors(given: Parameters<typeof findProblems>[0]): FieldError[] {
    return findProblems(given, {}, contest.edition)
      .filter(({ pointer }) => pointer === '/title' || pointer.startsWith('/contact'))
      .map(({ pointer, message }) => ({ field: fieldOf(pointer), message }));
  }

  routes.get('/retour', (c) => c.html(returnPage(contest)));

  routes.post('/retour', async (c) => {
    const values: FormValues = (await readPageForm(c)) ?? new Map();
    const given = { code: valueOf(values, 'code'), email: valueOf(values, 'email') };
    if (given.code.trim() === '' || given.email.trim() === '') {
      return c.html(returnPage(contest, { values, isIncomplete: true }), 422);
    }
    await requestAccessLink(contest, { code: given.code.slice(0, 40), email: given.email.slice(0, 254) });
    return c.html(
      messagePage(
        contest,
        'Consultez votre messagerie',
        html`<p>Si une candidature porte ce code et que cette adresse est bien celle de son contact, un courriel vient de partir avec un lien qui l’ouvre.</p>
<p>Il arrive d’ordinaire en quelques minutes\u00a0; regardez aussi parmi les messages indésirables. Un seul courriel part toutes les cinq minutes, même si vous redemandez.</p>
<p>Rien ne vient\u00a0? Vérifiez le code et l’adresse, puis <a href="/retour">redemandez un lien</a>, ou écrivez au secrétariat\u00a0: <a href="mailto:${contest.edition.secretariatEmail}">${contest.edition.secretariatEmail}</a>.</p>`,
      ),
    );
  });

  // The address holds a secret: it goes to no other site, not even as where one came from.
  routes.use('/acces/*', async (c, next) => {
    await next();
    c.res.headers.set('Referrer-Policy', 'no-referrer');
  });
  // What scans mail follows links: looking at one must not use it up.
  routes.get('/acces/:token', (c) => c.html(openPage(contest)));
  routes.post('/acces/:token', async (c) => {
    const token = c.req.param('token');
    const opened = token.length > 200 ? null : await redeemAccessLink(contest, token);
    if (opened === null) {
      return c.html(
        messagePage(
          contest,
          'Ce lien n’est plus valable',
          html`<p>Il a déjà servi, ou il a plus de quatorze jours. Demandez-en un nouveau\u00a0: il part aussitôt par courriel.</p>
<p class="actions"><a class="button" href="/retour">Demander un nouveau lien</a></p>`,
        ),
        410,
      );
    }
    keepSession(deps, c, opened.session);
    return c.redirect(`/candidature/${opened.applicationId}`, 303);
  });

  routes.post('/quitter', async (c) => {
    await endSession(deps, c);
    return c.html(
      messagePage(
        contest,
        'Vous avez quitté votre candidature',
        html`<p>Ce navigateur n’y a plus accès. Pour y revenir, demandez un lien\u00a0: il vous faut le code de la candidature et l’adresse de son contact.</p>
<p class="actions"><a class="button" href="/retour">Revenir à ma candidature</a><a class="button second" href="/">Accueil</a></p>`,
      ),
    );
  });

  return routes;
}
