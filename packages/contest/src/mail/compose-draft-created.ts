import { isInTime } from '@palmares/rules/deadline';
import { formatParis } from '@palmares/rules/french-instants';
import { composeLetter, type Letter, type LetterContext, linkParagraph } from './letter.ts';

/**
 * Tells the contact that a draft was begun, how to come back to it, and that it is no deposit (Art. 3). The address is
 * not known to be the sender's own, so nothing that was typed is repeated in it.
 */
export function composeDraftCreated(
  context: LetterContext,
  draft: { readonly code: string; readonly deadline: Temporal.Instant; readonly now: Temporal.Instant },
): Letter {
  const { code, deadline, now } = draft;
  return composeLetter(context, `brouillon ${code} commencé, à déposer`, [
    `Votre candidature ${code} est commencée. C’est un brouillon\u00a0: elle n’est pas déposée, et ne participe pas au concours tant que vous n’avez pas demandé son dépôt.`,
    isInTime(now, deadline)
      ? `Date limite de dépôt\u00a0: ${formatParis(deadline)}. À cet instant, tous vos fichiers doivent être arrivés et le dépôt demandé.`
      : `La date limite de dépôt était le ${formatParis(deadline)}\u00a0: ce brouillon ne peut pas être déposé, à moins que le secrétariat ne vous accorde une prolongation.`,
    linkParagraph('Pour reprendre votre brouillon'),
    'Si vous n’avez pas commencé de candidature, ne tenez pas compte de ce message.',
  ]);
}
