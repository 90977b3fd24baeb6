import { parseEntryCode } from '@palmares/rules/codes';
import { jurorsOnlyText, unknownEntryText } from '../../blocks/refusals.ts';
import type { Bot } from '../../bot.ts';
import { openAndFill } from '../../slack/show-view.ts';
import { tellByResponse } from '../../slack/tell.ts';

import { answerCommand, say } from '../answer-command.ts';
import { loadNextSheet, loadSheet } from '../load-sheet.ts';

const HELP =
  '`/noter` ouvre la grille d’analyse du prochain dossier à noter. `/noter SOC-012` ouvre celle de ce dossier, pour la commencer, la reprendre ou la modifier. Chaque choix est enregistré aussitôt comme brouillon.';

/** `/noter [code]`: the grading modal of that entry, or of the next one to grade. */
export const noter = (bot: Bot) =>
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
          { triggerId: command.trigger_id, title: 'Grille d’analyse', tell: tellByResponse(bot, respond) },
          () => (code === null ? loadNextSheet(bot, known, null) : loadSheet(bot, known, code)),
        ),
    };
  });
