import type { SlackCommandMiddlewareArgs } from '@slack/bolt';
import { type Message, paragraph, withBanner } from '../blocks/elements.ts';
import { strangerText } from '../blocks/refusals.ts';
import type { Bot } from '../bot.ts';
import { identify, type Known } from './identify.ts';

export type CommandArgs = SlackCommandMiddlewareArgs;

/** What a command answers with: a message that only its sender sees, or a window that it opens after its ack. */
export type CommandAnswer =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'window'; readonly open: () => Promise<void> };

export const say = (message: Message | string): CommandAnswer => ({
  kind: 'message',
  message: typeof message === 'string' ? paragraph(message) : message,
});

/** Words of a command's text: the first, lower-cased, and the rest as typed. */
export const splitWords = (text: string): { word: string; rest: string } => {
  const trimmed = text.trim();
  const space = trimmed.search(/\s/);
  return space === -1
    ? { word: trimmed.toLowerCase(), rest: '' }
    : { word: trimmed.slice(0, space).toLowerCase(), rest: trimmed.slice(space).trim() };
};

/**
 * Makes a command's listener: refuses strangers politely, answers `aide`, and answers all else with one ack, so that no
 * further call to Slack is needed for a message.
 */
export const answerCommand =
  (
    bot: Bot,
    help: string,
    decide: (known: Known, args: CommandArgs) => Promise<CommandAnswer> | CommandAnswer,
  ) =>
  async (args: CommandArgs): Promise<void> => {
    const { ack, command } = args;
    const known = await identify(bot.contest, command.user_id);
    const answer =
      known === null
        ? say(strangerText(bot.contest.edition))
        : /^(aide|help|\?)$/i.test(command.text.trim())
          ? say(help)
          : await decide(known, args);
    switch (answer.kind) {
      case 'message': {
        const { text, blocks } = withBanner(bot.contest.rehearsal, answer.message);
        await ack({ response_type: 'ephemeral', text, blocks });
        return;
      }
      case 'window':
        await ack();
        await answer.open();
        return;
    }
  };
