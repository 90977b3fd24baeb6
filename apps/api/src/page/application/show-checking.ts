import { html } from 'hono/html';
import { type Html, nothing } from '../html.ts';
import type { OpenedApplication } from './opened-application.ts';

/** Says which files are still being examined, and that nobody needs to wait for it. */
export function showChecking({ checking, state }: OpenedApplication): Html {
  if (checking.length === 0) return nothing;
  const files = checking.map((kind) => (kind === 'dossier' ? 'le dossier' : 'la vidéo')).join(' et ');
  return html`<p class="box warn" role="status"><strong>Vérification en cours\u00a0:</strong> ${files} reçu${checking.includes('dossier') ? '' : 'e'}${checking.length > 1 ? 's' : ''} en entier. ${state.late ? '' : 'Vous pouvez demander le dépôt sans attendre\u00a0: c’est l’instant de votre demande qui compte.'}</p>`;
}
