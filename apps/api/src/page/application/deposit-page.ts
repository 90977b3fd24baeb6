import type { Contest } from '@palmares/contest/contest';
import { formatParis, formatParisPrecisely } from '@palmares/rules/french-instants';
import type { Receipt } from '@palmares/rules/receipt';
import { html } from 'hono/html';
import { describeFile } from '../files/describe-file.ts';
import { type Html, nothing } from '../html.ts';
import { nameOrganisation } from './form-page.ts';
import { frameApplication } from './frame.ts';
import type { OpenedApplication } from './opened-application.ts';
import { showChecking } from './show-checking.ts';
import { showChecklist } from './show-checklist.ts';
import { showReceipts } from './show-receipts.ts';
import { stepPath } from './show-steps.ts';
import { showWayOut } from './show-way-out.ts';

/** What will be deposited, to be confirmed; what was deposited, with its receipt. */
export function depositPage(
  contest: Contest,
  opened: OpenedApplication,
  receipts: readonly Receipt[],
  said: { readonly done?: string | undefined; readonly errors?: Html } = {},
): Html {
  return frameApplication(contest, opened, {
    title: 'Vérifier et déposer',
    step: 'depot',
    ...said,
    body: html`${showReceipts(opened.application.id, receipts, contest.edition)}
${askForDeposit(contest, opened)}
${showWayOut(opened)}`,
  });
}

function askForDeposit(contest: Contest, opened: OpenedApplication): Html {
  const { application, state } = opened;
  const { id, status, changedSinceDeposit } = application;
  if (
    status === 'withdrawn' ||
    (status === 'deposited' && !changedSinceDeposit && opened.checking.length === 0)
  )
    return nothing;
  if (state.late) {
    return html`<div class="box bad"><h2>La date limite est passée</h2><p>La date limite de dépôt était le ${formatParisPrecisely(state.deadline)}. ${status === 'deposited' ? 'Vos changements ne peuvent plus être déposés\u00a0: la version déposée compte.' : 'Cette candidature reste un brouillon.'} Si vous pensez avoir droit à une prolongation, écrivez au secrétariat\u00a0: <a href="mailto:${contest.edition.secretariatEmail}">${contest.edition.secretariatEmail}</a>.</p></div>`;
  }
  // A first dossier that is being examined is not missing: the deposit waits for it.
  const isComplete = state.problems.every(
    ({ code }) => code === 'dossier-missing' && opened.checking.includes('dossier'),
  );
  if (!isComplete) return html`${showChecking(opened)}${showChecklist(opened, 'depot')}`;
  return html`${showChecking(opened)}${state.problems.length > 0 || state.notices.length === 0 ? nothing : showChecklist(opened, 'depot')}
<section aria-labelledby="contenu-depot"><h2 id="contenu-depot">Ce qui sera déposé</h2>
${listContent(contest, opened)}
<form method="post" action="${stepPath(id, 'depot')}">
${warnOfUnfinished(opened)}<p>En confirmant, vous déposez la candidature au nom de votre organisme. L’instant qui compte est celui où le serveur reçoit votre demande\u00a0; la date limite est le <strong>${formatParis(state.deadline)}</strong>.</p>
<p class="actions"><button>${status === 'deposited' ? 'Déposer de nouveau' : 'Confirmer le dépôt'}</button><a class="button second" href="${stepPath(id, 'fiche')}">Revenir aux renseignements</a></p>
</form></section>`;
}

/** What has not arrived whole when the deposit is asked for has no part in it. */
function warnOfUnfinished({ application, unfinished }: OpenedApplication): Html {
  if (unfinished.length === 0) return nothing;
  return html`<p class="box warn"><strong>Un envoi n’est pas terminé</strong>\u00a0: ce qu’il apporte ne fera pas partie de ce dépôt. <a href="${stepPath(application.id, 'fichiers')}">Reprendre l’envoi</a></p>`;
}

function listContent({ edition }: Contest, opened: OpenedApplication): Html {
  const { metadata, files } = opened.application;
  const chosen = edition.categories.filter(({ slug }) => metadata.categories?.includes(slug));
  return html`<dl class="files">
<dt>Projet</dt><dd>${metadata.title}</dd>
<dt>Organisme</dt><dd>${nameOrganisation(opened)}</dd>
<dt>${chosen.length === 1 ? '1 catégorie' : `${chosen.length} catégories, soit ${chosen.length} présentations`}</dt>${chosen.map(({ name }) => html`<dd>${name}</dd>`)}
<dt>Contact</dt><dd>${metadata.contact?.name}, ${metadata.contact?.email}</dd>
<dt>${files.video === null && !opened.checking.includes('video') ? '1 fichier' : '2 fichiers'}</dt>
<dd>Dossier (PDF)\u00a0: ${opened.checking.includes('dossier') ? 'celui qui vient d’arriver, une fois vérifié' : files.dossier === null ? 'aucun' : html`${describeFile(files.dossier)}<br>empreinte SHA-256\u00a0: <code>${files.dossier.sha256}</code>`}</dd>
<dd>Vidéo\u00a0: ${opened.checking.includes('video') ? 'celle qui vient d’arriver, une fois vérifiée' : files.video === null ? 'aucune (elle est facultative)' : html`${describeFile(files.video)}<br>empreinte SHA-256\u00a0: <code>${files.video.sha256}</code>`}</dd>
</dl>`;
}
