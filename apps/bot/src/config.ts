import { commonEnvironment, withCommonDefaults } from '@palmares/runtime/common-config';
import { httpUrl } from '@palmares/runtime/config-fields';
import { z } from 'zod';

const needed = (what: string) => z.string({ error: `expected ${what}` }).min(1, `expected ${what}`);

/**
 * The bot's configuration. With `SLACK_APP_TOKEN` it connects out by Socket Mode; without, Slack posts to
 * `/slack/events` on `BOT_PORT`, and the signing secret is needed.
 */
export const botConfig = z
  .object({
    ...commonEnvironment,
    SLACK_BOT_TOKEN: needed('the bot token of the Slack app (xoxb-…)'),
    SLACK_SIGNING_SECRET: z.string().optional(),
    SLACK_APP_TOKEN: z.string().optional(),
    SLACK_API_URL: httpUrl.optional(),
  })
  .refine(
    ({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }) =>
      SLACK_APP_TOKEN !== undefined || SLACK_SIGNING_SECRET !== undefined,
    {
      path: ['SLACK_SIGNING_SECRET'],
      error: 'expected the signing secret of the Slack app, or SLACK_APP_TOKEN for Socket Mode',
      // Also where something else is wrong, so that every mistake is reported at once.
      when: () => true,
    },
  )
  .transform(withCommonDefaults);

export type BotConfig = z.output<typeof botConfig>;
