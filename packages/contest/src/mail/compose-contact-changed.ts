import { formatParis } from '@palmares/rules/french-instants';
import { describeStatus, type Status } from './compose-access-link.ts';
import { composeLetter, type Letter, type LetterContext, linkParagraph } from './letter.ts';

/** Welcomes the new contact of an application, with a link to it. */
export function composeNewContact(
  context: LetterContext,
  application: Status & { readonly code: string; readonly deadline: Temporal.Instant },
): Letter {
  const { code, deadline } = application;
  return composeLetter(context, `vous êtes le contact de la candidature ${code}`, [
    `Votre adresse est désormais celle du contact de la candidature ${code}. ${describeStatus(application)}`,
    `Date limite de dépôt\u00a0: ${formatParis(deadline)}.`,
    linkParagraph('Pour ouvrir cette candidature'),
    'Si cette candidature ne vous dit rien, ne tenez pas compte de ce message.',
  ]);
}

/** Tells the former contact that messages go elsewhere from now on. Names no other address. */
export function composeFormerContact(context: LetterContext, { code }: { readonly code: string }): Letter {
  return composeLetter(context, `le contact de la candidature ${code} a changé`, [
    `L’adresse du contact de la candidature ${code} vient d’être changée\u00a0: les prochains messages ne vous seront plus envoyés.`,
    'Si ce changement vous étonne, écrivez au secrétariat sans attendre.',
  ]);
}
