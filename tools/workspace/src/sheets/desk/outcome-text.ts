import type { ActOutcome } from './person-acts.ts';

const texts: Record<ActOutcome['kind'], string> = {
  done: '',
  'unknown-spreadsheet': 'Cette feuille de calcul n’existe plus.',
  'unknown-tab': 'Cet onglet n’existe plus.',
  'unknown-cell': 'Cette cellule n’existe pas.',
  protected: 'Cette cellule est protégée\u00a0: elle est tenue à jour automatiquement.',
  gone: 'La cellule a été supprimée pendant la saisie\u00a0: le texte n’a pas été enregistré.',
  'not-in-list': 'Choisissez une valeur de la liste\u00a0: ',
  impossible: 'Google Sheets refuserait cette opération.',
};

/** What the page says to the person about an act, in French; empty when it went well. */
export const outcomeText = (outcome: ActOutcome): string =>
  outcome.kind === 'not-in-list'
    ? `${texts['not-in-list']}${outcome.choices.join(', ')}.`
    : texts[outcome.kind];
