import type { SlackViewMiddlewareArgs, ViewClosedAction } from '@slack/bolt';
import type { Bot } from '../../bot.ts';
import { readSheetMetadata } from '../read-metadata.ts';

/** A juror closes the grading modal: what was typed last is saved now rather than after a pause. */
export const closeSheet =
  (bot: Bot) =>
  async ({ ack, body, view }: SlackViewMiddlewareArgs<ViewClosedAction>): Promise<void> => {
    const code = readSheetMetadata(view.private_metadata)?.code;
    // Slack doesn't promise the state of a view that is closed: only what was sent before is relied on.
    if (code !== undefined) await bot.drafts.flush(`${view.id}:${code}`);
    await ack();
    bot.home.refresh(body.user.id);
  };
