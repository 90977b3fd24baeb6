import type { Logger } from '@palmares/runtime/log';
import { webApi } from '@slack/bolt';
import { createBoltLogger } from './bolt-logger.ts';

/** Two ways to Slack's Web API: one for a person who waits, one for what can wait. */
export type SlackApi = {
  readonly interactive: webApi.WebClient;
  readonly background: webApi.WebClient;
};

/**
 * Opens both clients. Left to itself Slack's client waits silently for up to half an hour when it is rate limited:
 * both refuse at once instead; a person is told, and the queue waits as long as Slack asked.
 */
export const openSlackApi = (options: {
  token: string;
  slackApiUrl: string | undefined;
  log: Logger;
}): SlackApi => {
  const shared = {
    ...(options.slackApiUrl === undefined ? {} : { slackApiUrl: options.slackApiUrl }),
    rejectRateLimitedCalls: true,
    logger: createBoltLogger(options.log),
  };
  return {
    interactive: new webApi.WebClient(options.token, {
      ...shared,
      // A trigger lives three seconds: a second attempt must fit in.
      retryConfig: { retries: 1, minTimeout: 100, maxTimeout: 100 },
      timeout: 1_300,
    }),
    background: new webApi.WebClient(options.token, {
      ...shared,
      retryConfig: { retries: 0 },
      timeout: 10_000,
    }),
  };
};
