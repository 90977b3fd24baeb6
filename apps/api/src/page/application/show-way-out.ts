import { html } from 'hono/html';
import { type Html, nothing } from '../html.ts';
import type { OpenedApplication } from './opened-application.ts';

/** How one leaves the contest: a draft is deleted, what was deposited is withdrawn. Both ask again first. */
export function showWayOut({ application }: OpenedApplication): Html {
  const { id, status, version } = application;
  if (status === 'withdrawn') return nothing;
  const way =
    version === null
      ? html`<a href="/candidature/${id}/supprimer">Supprimer ce brouillon</a>`
      : html`<a href="/candidature/${id}/retirer">Retirer cette candidature du concours</a>`;
  return html`<section aria-labelledby="renoncer"><h2 id="renoncer">Renoncer</h2><p>${way}. Une confirmation vous sera demandée.</p></section>`;
}
