import { type Message, paragraph, withBanner } from '../blocks/elements.ts';
import { strangerText } from '../blocks/refusals.ts';
import type { Bot } from '../bot.ts';
import { answer } from '../slack/tell.ts';
import type { ActionArgs } from './action-args.ts';
import { identify, type Known } from './identify.ts';

/** Makes the listener of a message's button, which answers with a message in place of the one it stands in, or below it. */
export const answerAction =
  (
    bot: Bot,
    place: 'instead' | 'below',
    load: (known: Known, args: ActionArgs) => Promise<Message> | Message,
  ) =>
  async (args: ActionArgs): Promise<void> => {
    await args.ack();
    const known = await identify(bot.contest, args.body.user.id);
    const message = known === null ? paragraph(strangerText(bot.contest.edition)) : await load(known, args);
    await answer(bot, args.respond, withBanner(bot.contest.rehearsal, message), place === 'instead');
  };
