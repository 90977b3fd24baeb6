import { isFirstDelivery } from '@palmares/contest/slack-events';
import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Bot } from '../../bot.ts';

/** Someone opens the App Home: published anew, once for each event however often Slack sends it. */
export const appHomeOpened =
  (bot: Bot) =>
  async ({ event, body }: SlackEventMiddlewareArgs<'app_home_opened'>): Promise<void> => {
    if (event.tab !== 'home') return;
    if (await isFirstDelivery(bot.contest, body.event_id)) bot.home.show(event.user);
  };
