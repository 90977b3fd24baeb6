import { announce, type Channel, newId, type Workspace } from './workspace.ts';

const prefixes = { public: 'C', private: 'C', direct: 'D', 'group-direct': 'G' } as const;

/** Adds a channel with these members. */
export function addChannel(
  workspace: Workspace,
  channel: Pick<Channel, 'kind' | 'name' | 'creator'> & { members: readonly string[]; id?: string },
): Channel {
  const added: Channel = {
    id: channel.id ?? newId(prefixes[channel.kind]),
    kind: channel.kind,
    name: channel.name,
    creator: channel.creator,
    createdAt: workspace.clock(),
    members: new Set(channel.members),
    archived: false,
  };
  workspace.channels.set(added.id, added);
  workspace.messages.set(added.id, []);
  announce(workspace);
  return added;
}

/** The direct conversation of the bot with these people, opened if need be. */
export function openDirect(
  workspace: Workspace,
  memberIds: readonly string[],
): { channel: Channel; existed: boolean } {
  const members = new Set([...memberIds, workspace.bot.userId]);
  const kind = memberIds.length === 1 ? 'direct' : 'group-direct';
  const existing = [...workspace.channels.values()].find(
    (channel) => channel.kind === kind && channel.members.symmetricDifference(members).size === 0,
  );
  if (existing) return { channel: existing, existed: true };
  const name = kind === 'direct' ? 'directmessage' : `mpdm-${memberIds.join('--').toLowerCase()}-1`;
  const creator = workspace.bot.userId;
  return { channel: addChannel(workspace, { kind, name, creator, members: [...members] }), existed: false };
}

/** The channels a person sees in their list: theirs, and the public ones. */
export function channelsOf(workspace: Workspace, memberId: string): Channel[] {
  return [...workspace.channels.values()].filter(
    (channel) => !channel.archived && (channel.kind === 'public' || channel.members.has(memberId)),
  );
}

/** A channel by its id, where this person may know of it: private ones do not exist for others. */
export function visibleChannel(
  workspace: Workspace,
  channelId: string,
  memberId: string,
): Channel | undefined {
  const channel = workspace.channels.get(channelId);
  if (channel === undefined) return undefined;
  return channel.kind === 'public' || channel.members.has(memberId) ? channel : undefined;
}

/** `channel_name` of payloads, where Slack hides the names of private conversations. */
export function payloadName(channel: Channel): string {
  switch (channel.kind) {
    case 'public':
      return channel.name;
    case 'private':
    case 'group-direct':
      return 'privategroup';
    case 'direct':
      return 'directmessage';
    default:
      return channel.kind satisfies never;
  }
}
