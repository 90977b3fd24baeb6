import type { DepositOutcome } from '@palmares/contest/acts/deposit-application';
import { html } from 'hono/html';
import type { FileLeftOut } from '../../applications/deposit-when-checked.ts';
import { type Html, nothing } from '../html.ts';

/** Why there is no deposit, or which new file is not part of it. */
export function showDepositErrors(kind: DepositOutcome['kind'], leftOut: readonly FileLeftOut[]): Html {
  const title =
    kind === 'deposited'
      ? 'La candidature est déposée, mais sans ce qui suit'
      : 'La candidature n’est pas déposée';
  const files = leftOut.map(
    ({ file, message }) =>
      html`<li>${file === 'dossier' ? 'Nouveau dossier' : 'Nouvelle vidéo'}\u00a0: ${message}</li>`,
  );
  return html`<div class="box bad" role="alert" id="erreurs" tabindex="-1" autofocus><h2>${title}</h2>
${kind === 'deposited' ? html`<p>C’est le fichier précédent, s’il y en avait un, qui est déposé.</p>` : html`<p>${sayWhy(kind)}</p>`}
${files.length === 0 ? nothing : html`<ul>${files}</ul>`}</div>`;
}

function sayWhy(kind: Exclude<DepositOutcome['kind'], 'deposited'>): string {
  switch (kind) {
    case 'late':
      return 'La date limite est passée\u00a0: votre demande est arrivée trop tard.';
    case 'incomplete':
      return 'Il reste des points à corriger\u00a0: ils sont énumérés ci-dessous.';
    case 'withdrawn':
    case 'key-reused':
    case 'not-found':
    case 'forbidden':
      return 'Son état a changé entre-temps. Vérifiez-la ci-dessous.';
  }
}
