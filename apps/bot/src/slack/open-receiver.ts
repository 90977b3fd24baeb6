import type { Logger } from '@palmares/runtime/log';
import { serve } from '@palmares/runtime/serve';
import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Hono } from 'hono';
import type { BotConfig } from '../config.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { HonoReceiver } from './hono-receiver.ts';

export type OpenReceiver = {
  init(app: App): void;
  start(): Promise<{ readonly address: string }>;
  stop(): Promise<void>;
};

/** How requests reach the bot: over HTTP, or through a socket it opens itself where an app token is given. */
export const openReceiver = (config: BotConfig, { http, log }: { http: Hono; log: Logger }): OpenReceiver => {
  const host = config.API_HOST;
  const port = config.BOT_PORT;
  if (config.SLACK_APP_TOKEN === undefined) {
    return new HonoReceiver({ signingSecret: config.SLACK_SIGNING_SECRET ?? '', host, port, log, http });
  }
  const socket = new SocketModeReceiver({
    appToken: config.SLACK_APP_TOKEN,
    logger: createBoltLogger(log),
    installerOptions: {
      clientOptions: config.SLACK_API_URL === undefined ? {} : { slackApiUrl: config.SLACK_API_URL },
    },
  });
  let served: Awaited<ReturnType<typeof serve>> | null = null;
  return {
    init: (app) => socket.init(app),
    // The health pages stay on HTTP: a supervisor asks there.
    start: async () => {
      served = await serve({ fetch: http.fetch, host, port, log, portVariable: 'BOT_PORT' });
      await socket.start();
      return served;
    },
    stop: async () => {
      await socket.stop();
      await served?.close();
    },
  };
};
