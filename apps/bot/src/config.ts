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
  .superRefine((read, context) => {
    if (read.SLACK_APP_TOKEN !== undefined || read.SLACK_SIGNING_SECRET !== undefined) return;
    context.addIssue({
      code: 'custom',
      path: ['SLACK_SIGNING_SECRET'],
      message: 'expected the signing secret of the Slack app, or SLACK_APP_TOKEN for Socket Mode',
    });
  })
  .transform(withCommonDefaults);

export type BotConfig = z.output<typeof botConfig>;
