import type { types } from '@slack/bolt';
import { countWords } from '../text/count-words.ts';
import { escapeText } from '../text/escape-text.ts';
import { plain, rehearsalBanner, section } from './elements.ts';
import { VIEWS } from './ids.ts';

export type RecusalSubject = {
  readonly code: string;
  readonly title: string;
  readonly organisation: string;
  /** The juror's own grades so far, and whether they were submitted. */
  readonly graded: number;
  readonly submitted: boolean;
};

const consequence = ({ graded, submitted }: RecusalSubject): string => {
  if (graded === 0) return 'Vous n’avez donné aucune note à ce dossier\u00a0: aucune ne sera annulée.';
  const notes = countWords(graded, 'note', 'notes');
  return submitted
    ? `Votre grille est validée\u00a0: votre déport annulera *${notes}*. Elle restera au dossier, mais ne comptera plus dans le classement.`
    : `Votre brouillon compte *${notes}*\u00a0: votre déport ${graded < 2 ? 'l’annulera' : 'les annulera'}.`;
};

export const REASON_BLOCK = 'reason';
export const REASON_ACTION = 'reason';

/** Asks for the reason of a recusal (Art. 6.2), after saying how many grades it voids. */
export const recusalView = (subject: RecusalSubject, rehearsal: boolean): types.ModalView => ({
  type: 'modal',
  callback_id: VIEWS.recusal,
  private_metadata: JSON.stringify({ code: subject.code, graded: subject.submitted ? subject.graded : 0 }),
  title: plain(`Déport ${subject.code}`, 24),
  submit: plain('Me déporter', 24),
  close: plain('Annuler', 24),
  blocks: [
    ...rehearsalBanner(rehearsal),
    section(`*${escapeText(subject.title, 300)}*\n${escapeText(subject.organisation, 300)}`),
    section(consequence(subject)),
    section('Un déport est définitif\u00a0: ce dossier ne vous sera plus présenté.'),
    {
      type: 'input',
      block_id: REASON_BLOCK,
      label: plain('Motif du déport', 2000),
      hint: plain(
        'Par exemple\u00a0: «\u00a0J’ai participé à ce projet.\u00a0» Le secrétariat lira ce motif.',
        2000,
      ),
      element: { type: 'plain_text_input', action_id: REASON_ACTION, multiline: true, max_length: 1000 },
    },
  ],
});
