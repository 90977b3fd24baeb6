import { formatParis } from '@palmares/rules/french-instants';
import { composeLetter, type Letter, type LetterContext, linkParagraph } from './letter.ts';

/** Tells a candidate that the secretariat gives this application more time (Art. 3). `depositedVersion` is null for a draft. */
export function composeExtensionGranted(
  context: LetterContext,
  extended: {
    readonly code: string;
    readonly until: Temporal.Instant;
    readonly depositedVersion: number | null;
  },
): Letter {
  const { code, until, depositedVersion } = extended;
  return composeLetter(context, `prolongation accordée pour ${code}`, [
    `Le secrétariat vous accorde un délai pour votre candidature ${code}\u00a0: vous pouvez la déposer jusqu’au ${formatParis(until)}. À cet instant, tous vos fichiers doivent être arrivés et le dépôt demandé.`,
    depositedVersion === null
      ? 'Cette prolongation n’est pas un dépôt\u00a0: il vous reste à demander le dépôt.'
      : `La version ${depositedVersion} que vous avez déposée compte, tant que vous n’en déposez pas une autre.`,
    'La prolongation ne vaut que pour cette candidature.',
    linkParagraph('Pour terminer et déposer'),
  ]);
}
