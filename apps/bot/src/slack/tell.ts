import type { RespondFn } from '@slack/bolt';
import { type Message, paragraph, withBanner } from '../blocks/elements.ts';
import type { Bot } from '../bot.ts';
import { describeError } from './describe-error.ts';
import type { Tell } from './show-view.ts';

/** Answers where the person acted, seen by them alone. A lost answer is logged: it was never the only record. */
export const answer = async (
  bot: Bot,
  respond: RespondFn,
  message: Message,
  replace = false,
): Promise<void> => {
  try {
    await respond({
      response_type: 'ephemeral',
      replace_original: replace,
      text: message.text,
      blocks: message.blocks,
    });
  } catch (error) {
    bot.log.warn({ fault: describeError(error) }, 'could not answer through the response address');
  }
};

/** For a command or a message's button: through its response address. */
export const tellByResponse =
  (bot: Bot, respond: RespondFn): Tell =>
  (text) =>
    answer(bot, respond, withBanner(bot.contest.rehearsal, paragraph(text)));

/** For the Home and for modals, which have no response address: a direct message, when Slack allows it. */
export const tellDirectly =
  (bot: Bot, slackUserId: string): Tell =>
  async (text) => {
    const message = withBanner(bot.contest.rehearsal, paragraph(text));
    bot.queue.add(`tell:${slackUserId}`, async () => {
      await bot.api.background.apiCall('chat.postMessage', { channel: slackUserId, ...message });
    });
  };
