import { html } from 'hono/html';
import type { Html } from '../html.ts';

export type Step = 'fiche' | 'fichiers' | 'depot';

const STEPS: readonly { readonly step: Step; readonly label: string }[] = [
  { step: 'fiche', label: '1. Renseignements' },
  { step: 'fichiers', label: '2. Dossier et vidéo' },
  { step: 'depot', label: '3. Vérifier et déposer' },
];

/** The address of a step. */
export function stepPath(id: string, step: Step): string {
  return step === 'fiche' ? `/candidature/${id}` : `/candidature/${id}/${step}`;
}

/**
 * The three steps, in any order. From the form they are buttons of it: whoever goes on takes what was typed along,
 * without script too.
 */
export function showSteps(id: string, current: Step): Html {
  return html`<nav aria-label="Étapes"><ol class="steps">${STEPS.map(({ step, label }) => {
    if (step === current) return html`<li><span class="step" aria-current="step">${label}</span></li>`;
    return current === 'fiche'
      ? html`<li><button class="step second" form="fiche" name="suite" value="${step}">${label}</button></li>`
      : html`<li><a class="step button second" href="${stepPath(id, step)}">${label}</a></li>`;
  })}</ol></nav>`;
}
