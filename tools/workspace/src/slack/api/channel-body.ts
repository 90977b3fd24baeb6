import { visibleChannel } from '../state/channels.ts';
import type { Channel, Workspace } from '../state/workspace.ts';

/** A conversation as the Web API shows it to the bot. */
export function channelBody(workspace: Workspace, channel: Channel): Record<string, unknown> {
  const other = [...channel.members].find((member) => member !== workspace.bot.userId);
  return {
    id: channel.id,
    created: Math.floor(channel.createdAt / 1000),
    creator: channel.creator,
    is_archived: channel.archived,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: channel.kind === 'direct',
    is_mpim: channel.kind === 'group-direct',
    is_private: channel.kind !== 'public',
    is_member: channel.members.has(workspace.bot.userId),
    context_team_id: workspace.team.id,
    ...(channel.kind === 'direct'
      ? { user: other }
      : { name: channel.name, name_normalized: channel.name, num_members: channel.members.size }),
  };
}

const families = { public: 'channels', private: 'groups', direct: 'im', 'group-direct': 'mpim' } as const;

/** The scope a conversation calls for, such as `groups:read` for a private channel. */
export function channelScope(verb: 'read' | 'write' | 'history') {
  return (args: { channel: string }, workspace: Workspace): readonly string[] => {
    const channel = visibleChannel(workspace, args.channel, workspace.bot.userId);
    if (channel === undefined) return [];
    const name = channel.kind === 'public' && verb === 'write' ? 'manage' : verb;
    return [`${families[channel.kind]}:${name}`];
  };
}
