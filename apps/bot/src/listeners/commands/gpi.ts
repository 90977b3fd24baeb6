import { datesMessage } from '../../blocks/dates-message.ts';
import { helpMessage } from '../../blocks/help-message.ts';
import type { Bot } from '../../bot.ts';
import { answerCommand, say, splitWords } from '../answer-command.ts';
import { askGrading } from '../ask-grading.ts';
import { loadQueueMessage } from '../load-messages.ts';

const HELP =
  '`/gpi` montre ce que vous pouvez faire. `/gpi file`\u00a0: vos dossiers. `/gpi echeance`\u00a0: les dates. Pour le secrétariat\u00a0: `/gpi ouvrir` et `/gpi clore`, suivis d’une catégorie.';

/** `/gpi`: help; `file`, `echeance` for everyone; `ouvrir`, `clore` for the secretariat. */
export const gpi = (bot: Bot) =>
  answerCommand(bot, HELP, async (known, { command, respond }) => {
    const { word, rest } = splitWords(command.text);
    switch (word) {
      case 'file':
        return say(await loadQueueMessage(bot, known));
      case 'echeance':
      case 'échéance':
        return say(datesMessage(bot.contest.edition));
      case 'ouvrir':
        return askGrading(bot, known, { typed: rest, open: true, triggerId: command.trigger_id, respond });
      case 'clore':
        return askGrading(bot, known, { typed: rest, open: false, triggerId: command.trigger_id, respond });
      default:
        return say(helpMessage({ juror: known.juries.length > 0, secretariat: known.secretariat }));
    }
  });
