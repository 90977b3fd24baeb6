import { parseEntryCode } from '@palmares/rules/codes';
import { jurorsOnlyText, unknownEntryText } from '../../blocks/refusals.ts';
import type { Bot } from '../../bot.ts';
import { openAndFill } from '../../slack/show-view.ts';
import { tellByResponse } from '../../slack/tell.ts';

import { answerCommand, say } from '../answer-command.ts';
import { loadRecusal, loadRecusalChoice } from '../load-recusal.ts';

const HELP =
  '`/recuser SOC-012` déclare que vous avez un conflit d’intérêts sur ce dossier. Un motif vous est demandé\u00a0; votre grille, s’il y en a une, est annulée mais reste au dossier. Sans code, vous choisissez le dossier dans une liste.';

/** `/recuser [code]`: a recusal with its reason (Art. 6.2). */
export const recuser = (bot: Bot) =>
  answerCommand(bot, HELP, (known, { command, respond }) => {
    if (known.juries.length === 0) return say(jurorsOnlyText);
    const typed = command.text.trim();
    const code = parseEntryCode(typed, bot.contest.edition);
    if (typed !== '' && code === null) return say(unknownEntryText(typed));
    return {
      kind: 'window',
      open: () =>
        openAndFill(
          bot,
          { triggerId: command.trigger_id, title: 'Déport', tell: tellByResponse(bot, respond) },
          () => (code === null ? loadRecusalChoice(bot, known) : loadRecusal(bot, known, code)),
        ),
    };
  });
