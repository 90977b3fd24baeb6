import type { Edition } from '@palmares/rules/edition';
import { escapeText } from '../text/escape-text.ts';
import { formatMoment } from '../text/format-moment.ts';
import { type Message, section } from './elements.ts';

/** `/gpi echeance`: the calendar of Art. 12. */
export const datesMessage = ({ name, calendar }: Edition): Message => ({
  text: `Les dates du concours\u00a0: notation jusqu’au ${formatMoment(calendar.gradingUntil)}`,
  blocks: [
    section(`*${escapeText(name)}*`),
    section(
      [
        `Dépôt des candidatures\u00a0: du ${formatMoment(calendar.opensAt)} au ${formatMoment(calendar.depositDeadline)}`,
        `*Notation par les jurys\u00a0: du ${formatMoment(calendar.gradingFrom)} au ${formatMoment(calendar.gradingUntil)}*`,
        `Choix des finalistes\u00a0: du ${formatMoment(calendar.shortlistingFrom)} au ${formatMoment(calendar.shortlistingUntil)}`,
        `Réponses aux candidats\u00a0: ${formatMoment(calendar.answersAt)}`,
        `Auditions\u00a0: ${formatMoment(calendar.hearingAt)}`,
        `Cérémonie\u00a0: ${formatMoment(calendar.ceremonyAt)}`,
      ]
        .map((line) => `• ${line}`)
        .join('\n'),
    ),
  ],
});
