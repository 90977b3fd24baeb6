import { formatMo } from '@palmares/rules/french-lists';
import { html } from 'hono/html';
import type { OpenedApplication } from '../application/opened-application.ts';
import { type Html, nothing } from '../html.ts';

/** Uploads that a closed browser or a lost network left half-way: how to go on with them, or to be rid of them. */
export function showUnfinished({ application, unfinished }: OpenedApplication): Html {
  if (unfinished.length === 0) return nothing;
  return html`${unfinished.map(
    ({ id, kind, fileName, bytes, received }) => html`<div class="box warn">
<p><strong>L’envoi ${name(kind, fileName)} n’est pas terminé\u00a0:</strong> ${formatMo(received)} sur ${formatMo(bytes)} sont arrivés. Choisissez de nouveau ce même fichier, sur cet ordinateur ou un autre\u00a0: l’envoi reprendra là où il s’était arrêté.</p>
<form method="post" action="/candidature/${application.id}/envois/${id}/abandonner"><p class="actions"><button class="second">Abandonner l’envoi ${name(kind, fileName)}</button></p></form></div>`,
  )}`;
}

function name(kind: 'dossier' | 'video', fileName: string | null): string {
  if (fileName !== null) return `de «\u00a0${fileName}\u00a0»`;
  return kind === 'dossier' ? 'du dossier' : 'de la vidéo';
}
