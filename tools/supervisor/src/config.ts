import { commonEnvironment, withCommonDefaults } from '@palmares/runtime/common-config';
import { httpUrl } from '@palmares/runtime/config-fields';
import { z } from 'zod';

const needs = (variable: string, because: string) => ({
  path: [variable],
  error: because,
  // Also told when other variables are wrong: all mistakes at once.
  when: () => true,
});

/**
 * What decides which processes run and where: the shared variables, and whether real Slack and Google accounts are
 * configured. Half an account is a mistake, so that nobody takes the local stand-in for the real one.
 */
export const supervisorConfig = z
  .object({
    ...commonEnvironment,
    SLACK_BOT_TOKEN: z
      .string()
      .startsWith('xoxb-', 'expected a bot token, which begins with xoxb-')
      .optional(),
    SLACK_SIGNING_SECRET: z.string().optional(),
    SLACK_APP_TOKEN: z
      .string()
      .startsWith('xapp-', 'expected an app token, which begins with xapp-')
      .optional(),
    SLACK_API_URL: httpUrl.optional(),
    GOOGLE_APPLICATION_CREDENTIALS: z.string().optional(),
    SPREADSHEET_ID: z.string().optional(),
    SHEETS_ROOT_URL: httpUrl.optional(),
    NODE_COMPILE_CACHE: z.string().optional(),
    LOG_FORMAT: z.enum(['json', 'pretty'], { error: 'expected json or pretty' }).optional(),
  })
  .refine(
    (env) => env.SLACK_BOT_TOKEN !== undefined || env.SLACK_APP_TOKEN === undefined,
    needs('SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN is set and is of no use without it'),
  )
  .refine(
    (env) => env.SLACK_BOT_TOKEN !== undefined || env.SLACK_API_URL === undefined,
    needs('SLACK_BOT_TOKEN', 'SLACK_API_URL is set and is of no use without it'),
  )
  .refine(
    (env) =>
      env.SLACK_BOT_TOKEN === undefined ||
      env.SLACK_SIGNING_SECRET !== undefined ||
      env.SLACK_APP_TOKEN !== undefined,
    needs('SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN needs it (or SLACK_APP_TOKEN, for Socket Mode)'),
  )
  .refine(
    (env) => env.GOOGLE_APPLICATION_CREDENTIALS === undefined || env.SPREADSHEET_ID !== undefined,
    needs(
      'SPREADSHEET_ID',
      'GOOGLE_APPLICATION_CREDENTIALS is set: expected the id of the spreadsheet to fill',
    ),
  )
  .refine(
    (env) => env.GOOGLE_APPLICATION_CREDENTIALS !== undefined || env.SHEETS_ROOT_URL === undefined,
    needs('GOOGLE_APPLICATION_CREDENTIALS', 'SHEETS_ROOT_URL is set and is of no use without it'),
  )
  .transform(withCommonDefaults);

export type SupervisorConfig = Readonly<z.output<typeof supervisorConfig>>;
