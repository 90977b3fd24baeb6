import type { Bot } from '../../bot.ts';
import { answerCommand, say } from '../answer-command.ts';
import { loadProgressMessage } from '../load-messages.ts';

const HELP =
  '`/avancement` montre où en est chaque jury\u00a0: dossiers attendus, brouillons, grilles validées, déports. `/avancement innovation sociale` montre chaque juré de cette catégorie. Aucune note n’y figure. Réservé au secrétariat.';

/** `/avancement [catégorie]`: who has graded what, without any grade; for the secretariat. */
export const avancement = (bot: Bot) =>
  answerCommand(bot, HELP, async (known, { command }) =>
    say(await loadProgressMessage(bot, known, command.text)),
  );
