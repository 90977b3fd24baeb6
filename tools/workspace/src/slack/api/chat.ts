import { z } from 'zod';
import { blockList } from '../block-kit/blocks.ts';
import { openDirect, visibleChannel } from '../state/channels.ts';
import { edit, messageBody, post, remove } from '../state/messages.ts';
import type { Channel, Message, Workspace } from '../state/workspace.ts';
import { type Answer, defineMethod, flag, json, type Method, refuse } from './method.ts';

const id = z.string().min(1);
const maxTextLength = 40_000;
const content = {
  text: z.string().optional(),
  blocks: json(blockList(50)).optional(),
  unfurl_links: flag,
  unfurl_media: flag,
};
const scopes = () => ['chat:write'];

type Content = { text?: string | undefined };

/** Stricter than Slack: blocks alone are refused too, as screen readers and notifications need the text. */
function textOf(args: Content): string | Answer {
  if (args.text === undefined || args.text.trim() === '') return refuse('no_text');
  return args.text.length > maxTextLength ? refuse('msg_too_long') : args.text;
}

/** The channel the bot may write to; a person's id stands for the direct conversation with them. */
function writableChannel(workspace: Workspace, channelId: string): Channel | Answer {
  if (workspace.members.has(channelId)) return openDirect(workspace, [channelId]).channel;
  const channel = visibleChannel(workspace, channelId, workspace.bot.userId);
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.archived) return refuse('is_archived');
  return channel.members.has(workspace.bot.userId) ? channel : refuse('not_in_channel');
}

function ownMessage(workspace: Workspace, channel: Channel, ts: string, otherwise: string): Message | Answer {
  const message = workspace.messages.get(channel.id)?.find((candidate) => candidate.ts === ts);
  if (message === undefined || message.visibleTo !== undefined) return refuse('message_not_found');
  return message.user === workspace.bot.userId ? message : refuse(otherwise);
}

/** `chat.postMessage`, `postEphemeral`, `update` and `delete`. */
export const chatMethods: Record<string, Method> = {
  'chat.postMessage': defineMethod({
    args: z.object({ channel: id, thread_ts: id.optional(), ...content }),
    scopes,
    run: ({ workspace }, args) => {
      const text = textOf(args);
      if (typeof text !== 'string') return text;
      const channel = writableChannel(workspace, args.channel);
      if ('ok' in channel) return channel;
      const user = workspace.bot.userId;
      const message = post(workspace, {
        channel: channel.id,
        user,
        text,
        ...(args.blocks && { blocks: args.blocks }),
        ...(args.thread_ts !== undefined && { threadTs: args.thread_ts }),
      });
      return { ok: true, channel: channel.id, ts: message.ts, message: messageBody(workspace, message) };
    },
  }),
  'chat.postEphemeral': defineMethod({
    args: z.object({ channel: id, user: id, thread_ts: id.optional(), ...content }),
    scopes,
    run: ({ workspace }, args) => {
      const text = textOf(args);
      if (typeof text !== 'string') return text;
      const channel = writableChannel(workspace, args.channel);
      if ('ok' in channel) return channel;
      if (!channel.members.has(args.user)) return refuse('user_not_in_channel');
      const message = post(workspace, {
        channel: channel.id,
        user: workspace.bot.userId,
        text,
        visibleTo: args.user,
        ...(args.blocks && { blocks: args.blocks }),
        ...(args.thread_ts !== undefined && { threadTs: args.thread_ts }),
      });
      return { ok: true, message_ts: message.ts };
    },
  }),
  'chat.update': defineMethod({
    args: z.object({ channel: id, ts: id, ...content }),
    scopes,
    run: ({ workspace }, args) => {
      const text = textOf(args);
      if (typeof text !== 'string') return text;
      const channel = writableChannel(workspace, args.channel);
      if ('ok' in channel) return channel;
      const message = ownMessage(workspace, channel, args.ts, 'cant_update_message');
      if ('ok' in message) return message;
      edit(workspace, message, { text, ...(args.blocks && { blocks: args.blocks }) });
      const body = messageBody(workspace, message);
      return { ok: true, channel: channel.id, ts: message.ts, text, message: body };
    },
  }),
  'chat.delete': defineMethod({
    args: z.object({ channel: id, ts: id }),
    scopes,
    run: ({ workspace }, args) => {
      const channel = writableChannel(workspace, args.channel);
      if ('ok' in channel) return channel;
      const message = ownMessage(workspace, channel, args.ts, 'cant_delete_message');
      if ('ok' in message) return message;
      remove(workspace, message);
      return { ok: true, channel: channel.id, ts: message.ts };
    },
  }),
};
