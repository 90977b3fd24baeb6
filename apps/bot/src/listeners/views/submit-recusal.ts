import { recuse } from '@palmares/contest/acts/recuse';
import type { SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { noticeView } from '../../blocks/notice-view.ts';
import { REASON_ACTION, REASON_BLOCK } from '../../blocks/recusal-view.ts';
import { staleText, strangerText, unknownEntryText } from '../../blocks/refusals.ts';
import type { Bot } from '../../bot.ts';
import { countWords } from '../../text/count-words.ts';
import { identify } from '../identify.ts';
import { readRecusalMetadata } from '../read-metadata.ts';

const recordedText = (code: string, voided: boolean, graded: number): string => {
  const noted = `*Votre déport du dossier ${code} est enregistré.*`;
  if (!voided) return `${noted} Aucune note n’était à annuler.`;
  return graded === 0
    ? `${noted} Votre brouillon est annulé.`
    : `${noted} ${countWords(graded, 'note est annulée', 'notes sont annulées')}\u00a0; votre grille reste au dossier.`;
};

/** A juror recuses, with a reason: written before the ack. */
export const submitRecusal =
  (bot: Bot) =>
  async ({ ack, body, view }: SlackViewMiddlewareArgs<ViewSubmitAction>): Promise<void> => {
    const { contest } = bot;
    const metadata = readRecusalMetadata(view.private_metadata);
    const show = (text: string) =>
      ack({ response_action: 'update', view: noticeView({ title: 'Déport', text }, contest.rehearsal) });
    if (metadata === null) return show(staleText);
    const known = await identify(contest, body.user.id);
    if (known === null) return show(strangerText(contest.edition));
    const { code, graded } = metadata;
    const reason = view.state.values[REASON_BLOCK]?.[REASON_ACTION]?.value ?? '';
    const outcome = await recuse(contest, known.person, code, reason);
    switch (outcome.kind) {
      case 'needs-reason':
        return ack({
          response_action: 'errors',
          errors: { [REASON_BLOCK]: 'Indiquez le motif de votre déport.' },
        });
      case 'recused':
        bot.drafts.settle(`${view.id}:${code}`);
        await show(recordedText(code, outcome.voided, graded));
        bot.home.refresh(body.user.id);
        return;
      case 'already-recused':
        return show('Vous êtes déjà déporté de ce dossier.');
      case 'forbidden':
      case 'not-found':
        return show(unknownEntryText(code));
    }
  };
