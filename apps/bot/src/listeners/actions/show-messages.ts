import { z } from 'zod';
import { datesMessage } from '../../blocks/dates-message.ts';
import type { Bot } from '../../bot.ts';
import { answerAction } from '../answer-action.ts';
import { loadProgressMessage, loadQueueMessage, loadRankingMessage } from '../load-messages.ts';

const slug = z.object({ value: z.string().max(100) });

const slugOf = (action: unknown): string => {
  const value = slug.safeParse(action).data?.value ?? '';
  return value === 'all' ? '' : value;
};

/** Buttons that show what a command would. */
export const showQueue = (bot: Bot) => answerAction(bot, 'below', (known) => loadQueueMessage(bot, known));
export const showDates = (bot: Bot) => answerAction(bot, 'below', () => datesMessage(bot.contest.edition));
export const showRanking = (bot: Bot) =>
  answerAction(bot, 'instead', (known, { action }) => loadRankingMessage(bot, known, slugOf(action)));
export const showProgress = (bot: Bot) =>
  answerAction(bot, 'below', (known, { action }) => loadProgressMessage(bot, known, slugOf(action)));
