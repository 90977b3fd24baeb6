import { html } from 'hono/html';
import { fieldOf } from '../form/fields.ts';
import { type Html, nothing } from '../html.ts';
import type { OpenedApplication } from './opened-application.ts';
import { type Step, stepPath } from './show-steps.ts';

/** What still stands between the draft and a deposit, each linked to where it is mended; then what is worth knowing. */
export function showChecklist({ application, state }: OpenedApplication, current: Step): Html {
  const { problems, notices } = state;
  const item = ({ pointer, message }: { readonly pointer: string; readonly message: string }) =>
    html`<li>${linkTo(application.id, pointer, current, message)}</li>`;
  const remaining =
    problems.length === 0
      ? html`<p><strong>${sayReady(application, state.late)}</strong></p>`
      : html`<ul>${problems.map(item)}</ul>`;
  const title =
    problems.length === 0
      ? 'Il ne manque rien'
      : `Ce qui manque encore pour déposer (${problems.length} ${problems.length === 1 ? 'point' : 'points'})`;
  return html`<section class="box${problems.length === 0 ? ' good' : ''}" id="manque" aria-labelledby="manque-titre"><h2 id="manque-titre">${title}</h2>
${remaining}
${notices.length === 0 ? nothing : html`<h3>Bon à savoir</h3><ul>${notices.map(item)}</ul>`}</section>`;
}

function linkTo(id: string, pointer: string, current: Step, message: string): Html {
  const isFile = pointer === '/dossier' || pointer === '/video';
  if (!isFile) {
    const anchor = `#champ-${fieldOf(pointer)}`;
    return html`<a href="${current === 'fiche' ? anchor : `${stepPath(id, 'fiche')}${anchor}`}">${message}</a>`;
  }
  if (current === 'fichiers') return html`<a href="#${pointer.slice(1)}">${message}</a>`;
  // From the form, what was typed is saved on the way.
  return current === 'fiche'
    ? html`<button class="as-link" form="fiche" name="suite" value="fichiers">${message}</button>`
    : html`<a href="${stepPath(id, 'fichiers')}#${pointer.slice(1)}">${message}</a>`;
}

function sayReady(
  { status, changedSinceDeposit }: OpenedApplication['application'],
  isLate: boolean,
): string {
  if (status === 'deposited' && !changedSinceDeposit) return 'La candidature est déposée telle quelle.';
  if (isLate) return 'Mais la date limite est passée.';
  return status === 'deposited'
    ? 'Vos changements peuvent être déposés.'
    : 'La candidature est complète\u00a0: elle peut être déposée.';
}
