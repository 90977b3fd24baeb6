import { formatParis } from '@palmares/rules/french-instants';
import { composeLetter, type Letter, type LetterContext, linkParagraph } from './letter.ts';

/** Tells a candidate that the secretariat gives this application more time (Art. 3). */
export function composeExtensionGranted(
  context: LetterContext,
  { code, until }: { readonly code: string; readonly until: Temporal.Instant },
): Letter {
  return composeLetter(context, `prolongation accordée pour ${code}`, [
    `Le secrétariat vous accorde un délai pour votre candidature ${code}\u00a0: vous pouvez la déposer jusqu’au ${formatParis(until)}. À cet instant, tous vos fichiers doivent être arrivés et le dépôt demandé.`,
    'Cette prolongation n’est pas un dépôt\u00a0: il vous reste à le demander. Elle ne vaut que pour cette candidature.',
    linkParagraph('Pour terminer et déposer'),
  ]);
}
