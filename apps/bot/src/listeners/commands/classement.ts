import type { Bot } from '../../bot.ts';
import { answerCommand, say } from '../answer-command.ts';
import { loadRankingMessage } from '../load-messages.ts';

const HELP =
  '`/classement` montre vos propres notes\u00a0; suivi d’une catégorie, celles de cette catégorie. Le secrétariat voit le classement de la catégorie. Personne d’autre ne le voit avant l’ouverture de la délibération.';

/** `/classement [catégorie]`: a juror's own grades; the ranking for the secretariat alone. */
export const classement = (bot: Bot) =>
  answerCommand(bot, HELP, async (known, { command }) =>
    say(await loadRankingMessage(bot, known, command.text)),
  );
