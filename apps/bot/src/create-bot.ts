import type { Contest } from '@palmares/contest/contest';
import type { Logger } from '@palmares/runtime/log';
import { App, type Receiver } from '@slack/bolt';
import type { Bot } from './bot.ts';
import { HomePublisher } from './home-publisher.ts';
import { registerListeners } from './listeners/register.ts';
import { BackgroundQueue } from './slack/background-queue.ts';
import { createBoltLogger } from './slack/bolt-logger.ts';
import { describeError } from './slack/describe-error.ts';
import { DraftKeeper } from './slack/draft-keeper.ts';
import { UnderWay } from './slack/under-way.ts';
import type { SlackApi } from './slack/web-api.ts';

/** Milliseconds without a key pressed after which a comment is saved. */
const COMMENT_PAUSE = 1_500;

/** Milliseconds that an answer to a response address may take. */
const RESPONSE_LIMIT = 5_000;

export type BotParts = {
  readonly contest: Contest;
  readonly log: Logger;
  readonly publicUrl: string;
  readonly api: SlackApi;
};

/** Puts the bot's parts together, before any request comes. */
export const createBot = ({ contest, log, publicUrl, api }: BotParts): Bot => {
  const bot: Bot = {
    contest,
    log,
    publicUrl,
    api,
    queue: new BackgroundQueue({ log }),
    underWay: new UnderWay(),
    home: new HomePublisher(() => bot),
    drafts: new DraftKeeper({
      pause: COMMENT_PAUSE,
      failed: (error) => log.error({ fault: describeError(error) }, 'could not save a comment'),
    }),
  };
  return bot;
};

/** Answers to a response address must not keep a stop waiting. */
const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, { signal: AbortSignal.timeout(RESPONSE_LIMIT), ...init });

/** Bolt's app on a receiver, with every listener. */
export const createBoltApp = (bot: Bot, { token, receiver }: { token: string; receiver: Receiver }): App => {
  const app = new App({
    receiver,
    // One workspace, one token: nothing to ask Slack for before a request is handled.
    authorize: async () => ({ botToken: token }),
    convoStore: false,
    ignoreSelf: false,
    clientOptions: { fetch: fetchInTime },
    logger: createBoltLogger(bot.log),
  });
  // Rethrown so that the receiver answers at once: an error swallowed here would leave Slack waiting for an ack.
  app.error(async (error) => {
    throw error;
  });
  app.use(({ next }) => bot.underWay.track(next()));
  registerListeners(app, bot);
  return app;
};
