import { z } from 'zod';
import { addChannel, channelsOf, openDirect, visibleChannel } from '../state/channels.ts';
import { messageBody, messagesFor } from '../state/messages.ts';
import { announce } from '../state/workspace.ts';
import { channelBody, channelScope } from './channel-body.ts';
import { defineMethod, flag, type Method, paginate, paging, refuse } from './method.ts';

const id = z.string().min(1);
const kinds = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'direct',
  mpim: 'group-direct',
} as const;
const kindNames = z
  .string()
  .default('public_channel')
  .transform((list) => list.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(['public_channel', 'private_channel', 'im', 'mpim'])));

/** The conversations of the Web API, but for who is in them. */
export const conversationMethods: Record<string, Method> = {
  'conversations.open': defineMethod({
    args: z.object({ users: id.optional(), channel: id.optional(), return_im: flag }),
    scopes: ({ users }) => [users?.includes(',') ? 'mpim:write' : 'im:write'],
    run: ({ workspace }, args) => {
      if (args.channel !== undefined) {
        const known = visibleChannel(workspace, args.channel, workspace.bot.userId);
        return known
          ? { ok: true, no_op: true, already_open: true, channel: channelBody(workspace, known) }
          : refuse('channel_not_found');
      }
      const users = args.users?.split(',').map((user) => user.trim()) ?? [];
      if (users.length === 0) return refuse('users_list_not_supplied');
      if (users.length > 8) return refuse('too_many_users');
      if (users.some((user) => !workspace.members.has(user))) return refuse('user_not_found');
      const { channel, existed } = openDirect(workspace, users);
      const shown = args.return_im ? channelBody(workspace, channel) : { id: channel.id };
      return { ok: true, channel: shown, ...(existed && { no_op: true, already_open: true }) };
    },
  }),
  'conversations.create': defineMethod({
    args: z.object({ name: z.string(), is_private: flag }),
    scopes: (args) => [args.is_private ? 'groups:write' : 'channels:manage'],
    run: ({ workspace }, args) => {
      if (args.name === '') return refuse('invalid_name_required');
      if (args.name.length > 80) return refuse('invalid_name_maxlength');
      if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(args.name)) return refuse('invalid_name_specials');
      if ([...workspace.channels.values()].some((channel) => channel.name === args.name)) {
        return refuse('name_taken');
      }
      const creator = workspace.bot.userId;
      const kind = args.is_private ? 'private' : 'public';
      const channel = addChannel(workspace, { kind, name: args.name, creator, members: [creator] });
      return { ok: true, channel: channelBody(workspace, channel) };
    },
  }),
  'conversations.list': defineMethod({
    args: z.object({ types: kindNames, exclude_archived: flag, ...paging }),
    scopes: ({ types }) => [types.includes('private_channel') ? 'groups:read' : 'channels:read'],
    run: ({ workspace }, args) => {
      const wanted = new Set<string>(args.types.map((type) => kinds[type]));
      const archived = args.exclude_archived
        ? []
        : [...workspace.channels.values()].filter((channel) => channel.archived);
      const mine = [...channelsOf(workspace, workspace.bot.userId), ...archived].filter(
        (channel) =>
          wanted.has(channel.kind) &&
          (channel.kind === 'public' || channel.members.has(workspace.bot.userId)),
      );
      const result = paginate(
        mine.map((channel) => channelBody(workspace, channel)),
        args,
      );
      if (result === 'invalid_cursor') return refuse(result);
      return { ok: true, channels: result.page, ...result.metadata };
    },
  }),
  'conversations.info': defineMethod({
    args: z.object({ channel: id, include_num_members: flag }),
    scopes: channelScope('read'),
    run: ({ workspace }, args) => {
      const channel = visibleChannel(workspace, args.channel, workspace.bot.userId);
      return channel ? { ok: true, channel: channelBody(workspace, channel) } : refuse('channel_not_found');
    },
  }),
  'conversations.history': defineMethod({
    args: z.object({ channel: id, oldest: id.optional(), latest: id.optional(), inclusive: flag, ...paging }),
    scopes: channelScope('history'),
    run: ({ workspace }, args) => {
      const channel = visibleChannel(workspace, args.channel, workspace.bot.userId);
      if (channel === undefined) return refuse('channel_not_found');
      if (!channel.members.has(workspace.bot.userId)) return refuse('not_in_channel');
      const from = Number(args.oldest ?? 0);
      const to = Number(args.latest ?? Number.POSITIVE_INFINITY);
      const inside = (ts: number) => (args.inclusive ? ts >= from && ts <= to : ts > from && ts < to);
      const messages = messagesFor(workspace, channel.id, workspace.bot.userId)
        .filter((message) => message.visibleTo === undefined && inside(Number(message.ts)))
        .map((message) => messageBody(workspace, message))
        .toReversed();
      const result = paginate(messages, args);
      if (result === 'invalid_cursor') return refuse(result);
      const more = result.metadata.response_metadata.next_cursor !== '';
      return { ok: true, messages: result.page, has_more: more, ...(more && result.metadata) };
    },
  }),
  'conversations.archive': defineMethod({
    args: z.object({ channel: id }),
    scopes: channelScope('write'),
    run: ({ workspace }, args) => {
      const channel = visibleChannel(workspace, args.channel, workspace.bot.userId);
      if (channel === undefined) return refuse('channel_not_found');
      if (channel.kind === 'direct') return refuse('method_not_supported_for_channel_type');
      if (channel.archived) return refuse('already_archived');
      channel.archived = true;
      announce(workspace);
      return { ok: true };
    },
  }),
};
