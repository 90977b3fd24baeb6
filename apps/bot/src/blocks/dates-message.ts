import type { Edition } from '@palmares/rules/edition';
import { formatParis } from '@palmares/rules/french-instants';
import { escapeText } from '../text/escape-text.ts';
import { type Message, section } from './elements.ts';

/** `/gpi echeance`: the calendar of Art. 12. */
export const datesMessage = ({ name, calendar }: Edition): Message => ({
  text: `Les dates du concours\u00a0: notation jusqu’au ${formatParis(calendar.gradingUntil)}`,
  blocks: [
    section(`*${escapeText(name)}*`),
    section(
      [
        `Dépôt des candidatures\u00a0: du ${formatParis(calendar.opensAt)} au ${formatParis(calendar.depositDeadline)}`,
        `*Notation par les jurys\u00a0: du ${formatParis(calendar.gradingFrom)} au ${formatParis(calendar.gradingUntil)}*`,
        `Choix des finalistes\u00a0: du ${formatParis(calendar.shortlistingFrom)} au ${formatParis(calendar.shortlistingUntil)}`,
        `Réponses aux candidats\u00a0: ${formatParis(calendar.answersAt)}`,
        `Auditions\u00a0: ${formatParis(calendar.hearingAt)}`,
        `Cérémonie\u00a0: ${formatParis(calendar.ceremonyAt)}`,
      ]
        .map((line) => `• ${line}`)
        .join('\n'),
    ),
  ],
});
