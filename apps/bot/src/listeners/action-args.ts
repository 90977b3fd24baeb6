import type { BlockAction, RespondFn, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import type { Tell } from '../slack/show-view.ts';
import { tellByResponse, tellDirectly } from '../slack/tell.ts';

/** What Bolt gives for anything pressed, chosen or typed in a view or a message. */
export type ActionArgs = SlackActionMiddlewareArgs<BlockAction>;

/** The modal that an action came from, if it came from one. */
export const modalOf = (
  body: BlockAction,
): { id: string; hash: string; metadata: string; values: unknown } | null =>
  body.view === undefined || body.view.type !== 'modal'
    ? null
    : {
        id: body.view.id,
        hash: body.view.hash,
        metadata: body.view.private_metadata,
        values: body.view.state?.values,
      };

/** A message's button has a response address; the Home and modals have none. */
export const tellWhere = (bot: Bot, body: BlockAction, respond: RespondFn): Tell =>
  body.view === undefined ? tellByResponse(bot, respond) : tellDirectly(bot, body.user.id);
