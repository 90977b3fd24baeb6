import type { Contest } from '@palmares/contest/contest';
import { html } from 'hono/html';
import { type Html, nothing } from '../html.ts';
import { layout } from '../layout.ts';
import type { OpenedApplication } from './opened-application.ts';
import { showState } from './show-state.ts';
import { type Step, showSteps } from './show-steps.ts';

/** What a page says of what was just done; the address names it by a word of this list. */
const DONE: ReadonlyMap<string, string> = new Map([
  ['cree', 'Votre brouillon est créé. Un courriel avec un lien pour y revenir part à l’adresse de contact.'],
  ['enregistre', 'Vos renseignements sont enregistrés.'],
  ['dossier', 'Le dossier est reçu, vérifié et enregistré.'],
  ['video', 'La vidéo est reçue, vérifiée et enregistrée.'],
  ['video-retiree', 'La vidéo est retirée du brouillon.'],
  ['envoi-abandonne', 'L’envoi est abandonné. Rien n’a changé dans votre candidature.'],
  ['depose', 'Votre candidature est déposée. Un courriel le confirme à l’adresse de contact.'],
  ['retiree', 'Votre candidature est retirée du concours.'],
]);

export type Framed = {
  readonly title: string;
  readonly step: Step | null;
  readonly body: Html;
  /** Above all else: errors that take the focus. */
  readonly errors?: Html;
  readonly done?: string | undefined;
};

/** A page of one application: which one, whether it counts, where one is in it. */
export function frameApplication(contest: Contest, opened: OpenedApplication, framed: Framed): Html {
  const { application } = opened;
  const done = DONE.get(framed.done ?? '');
  const steps =
    framed.step === null || application.status === 'withdrawn'
      ? nothing
      : showSteps(application.id, framed.step);
  return layout(contest, {
    title: `${framed.errors === undefined ? '' : 'Erreur – '}${framed.title} – ${application.code}`,
    isPrivate: true,
    headerAside: html`<div class="aside"><span>Candidature <strong>${application.code}</strong></span>
<form method="post" action="/quitter"><button class="second">Quitter</button></form></div>`,
    main: html`${framed.errors ?? nothing}${done === undefined ? nothing : html`<p class="box good" role="status">${done}</p>`}
<h1>${framed.title}</h1>
<p class="soft">${application.metadata.title || 'Projet sans titre'} · candidature <span class="whole">${application.code}</span></p>
${showState(opened)}
${steps}
${framed.body}`,
  });
}
