import { formatParis, formatParisPrecisely } from '@palmares/rules/french-instants';
import { html } from 'hono/html';
import { type Html, nothing } from '../html.ts';
import { timeLeftText } from '../time-left.ts';
import type { OpenedApplication } from './opened-application.ts';

/** Whether it counts, in large letters: nobody may take a draft for a deposit. */
export function showState({ application, state, now }: OpenedApplication): Html {
  const { status, version, depositedAt, changedSinceDeposit } = application;
  const deadline = html`<p>Date limite de dépôt\u00a0: <strong>${formatParis(state.deadline)}</strong>. ${timeLeftText(now, state.deadline)}</p>`;
  if (status === 'withdrawn') {
    return html`<section class="state withdrawn" aria-labelledby="etat"><h2 id="etat">RETIRÉE du concours</h2>
<p>Cette candidature ne participe plus au concours. Elle ne peut plus être modifiée ni déposée.</p></section>`;
  }
  if (status === 'deposited' && depositedAt !== null) {
    return html`<section class="state deposited" aria-labelledby="etat"><h2 id="etat">DÉPOSÉ — version ${version}, le ${formatParisPrecisely(depositedAt)}</h2>
${
  changedSinceDeposit
    ? html`<p><strong>Modifié depuis le dépôt\u00a0: ces changements ne comptent pas${state.late ? '\u00a0: c’est la version déposée qui compte' : ' tant que vous ne déposez pas de nouveau'}.</strong></p>`
    : html`<p>Ce qui est affiché ici est ce qui est déposé.${state.late ? nothing : html` Vous pouvez encore le modifier et déposer de nouveau avant la date limite.`}</p>`
}
${deadline}</section>`;
  }
  return html`<section class="state" aria-labelledby="etat"><h2 id="etat">BROUILLON — pas encore déposé</h2>
${
  state.late
    ? html`<p>Ce brouillon ne participe pas au concours. Si vous pensez avoir droit à une prolongation, écrivez au secrétariat.</p>`
    : html`<p>Un brouillon ne participe pas au concours\u00a0: il faut demander le dépôt avant la date limite.</p>`
}
${deadline}</section>`;
}
