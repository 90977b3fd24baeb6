import { commonEnvironment } from '@palmares/runtime/common-config';
import { z } from 'zod';

const { PALMARES_DATA, WORKSPACE_PORT, BOT_PORT, LOG_LEVEL } = commonEnvironment;

/**
 * What the local workspace is told: where it serves and keeps things, which of the two it stands in for, and the secrets
 * that the bot knows it by. They are its own, never those of a real account.
 */
export const workspaceConfig = z
  .object({
    PALMARES_DATA,
    WORKSPACE_PORT,
    BOT_PORT,
    LOG_LEVEL,
    WORKSPACE_SERVES: z
      .enum(['slack', 'sheets', 'slack,sheets'], 'expected slack, sheets or slack,sheets')
      .default('slack,sheets'),
    SLACK_BOT_TOKEN: z.string().optional(),
    SLACK_SIGNING_SECRET: z.string().optional(),
    /** The app's manifest, as it is pasted into the real Slack: its commands, events and scopes hold here too. */
    WORKSPACE_SLACK_MANIFEST: z.string().optional(),
  })
  .refine((env) => env.WORKSPACE_SERVES === 'sheets' || env.SLACK_BOT_TOKEN !== undefined, {
    path: ['SLACK_BOT_TOKEN'],
    error: 'expected the bot token of the local Slack',
  })
  .refine((env) => env.WORKSPACE_SERVES === 'sheets' || env.SLACK_SIGNING_SECRET !== undefined, {
    path: ['SLACK_SIGNING_SECRET'],
    error: 'expected the signing secret of the local Slack',
  })
  .refine((env) => env.WORKSPACE_PORT !== 0, {
    path: ['WORKSPACE_PORT'],
    error: 'expected the port itself, which links carry',
  });

export type WorkspaceConfig = Readonly<z.output<typeof workspaceConfig>>;
