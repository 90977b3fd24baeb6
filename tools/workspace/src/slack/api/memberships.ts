import { z } from 'zod';
import { visibleChannel } from '../state/channels.ts';
import { announce, type Channel, type Workspace } from '../state/workspace.ts';
import { channelBody, channelScope } from './channel-body.ts';
import { type Answer, defineMethod, flag, type Method, paginate, paging, refuse } from './method.ts';

const id = z.string().min(1);

/** A channel the bot is in and whose people it may change. */
function managedChannel(workspace: Workspace, channelId: string): Channel | Answer {
  const channel = visibleChannel(workspace, channelId, workspace.bot.userId);
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.archived) return refuse('is_archived');
  if (channel.kind === 'direct' || channel.kind === 'group-direct') {
    return refuse('method_not_supported_for_channel_type');
  }
  return channel.members.has(workspace.bot.userId) ? channel : refuse('not_in_channel');
}

function invitationError(workspace: Workspace, channel: Channel, user: string): string | undefined {
  if (user === workspace.bot.userId) return 'cant_invite_self';
  if (!workspace.members.has(user)) return 'user_not_found';
  return channel.members.has(user) ? 'already_in_channel' : undefined;
}

/** Who is in a conversation: `conversations.invite`, `kick` and `members`. */
export const membershipMethods: Record<string, Method> = {
  'conversations.invite': defineMethod({
    args: z.object({ channel: id, users: id, force: flag }),
    scopes: channelScope('write'),
    run: ({ workspace }, args) => {
      const channel = managedChannel(workspace, args.channel);
      if ('ok' in channel) return channel;
      const users = args.users.split(',').map((user) => user.trim());
      if (users.length > 100) return refuse('too_many_users');
      const errors = users.flatMap((user) => {
        const error = invitationError(workspace, channel, user);
        return error === undefined ? [] : [{ user, ok: false, error }];
      });
      const [first] = errors;
      const valid = users.filter((user) => !errors.some((error) => error.user === user));
      if (first && (!args.force || valid.length === 0)) return refuse(first.error, { errors });
      for (const user of valid) channel.members.add(user);
      announce(workspace);
      return { ok: true, channel: channelBody(workspace, channel), ...(first && { errors }) };
    },
  }),
  'conversations.kick': defineMethod({
    args: z.object({ channel: id, user: id }),
    scopes: channelScope('write'),
    run: ({ workspace }, args) => {
      const channel = managedChannel(workspace, args.channel);
      if ('ok' in channel) return channel;
      if (args.user === workspace.bot.userId) return refuse('cant_kick_self');
      if (!workspace.members.has(args.user)) return refuse('user_not_found');
      // Slack's own word for a person who is not in the channel, although it reads as if the bot were not.
      if (!channel.members.delete(args.user)) return refuse('not_in_channel');
      announce(workspace);
      return { ok: true };
    },
  }),
  'conversations.members': defineMethod({
    args: z.object({ channel: id, ...paging }),
    scopes: channelScope('read'),
    run: ({ workspace }, args) => {
      const channel = visibleChannel(workspace, args.channel, workspace.bot.userId);
      if (channel === undefined) return refuse('channel_not_found');
      const result = paginate([...channel.members], args);
      if (result === 'invalid_cursor') return refuse(result);
      return { ok: true, members: result.page, ...result.metadata };
    },
  }),
};
