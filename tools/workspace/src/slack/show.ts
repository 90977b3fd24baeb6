import type { ShownChannel, ShownMessage } from './local-slack.ts';
import { channelsOf } from './state/channels.ts';
import { messagesFor } from './state/messages.ts';
import type { Channel, Message, Workspace } from './state/workspace.ts';

function nameOf(workspace: Workspace, userId: string): string {
  if (userId === workspace.bot.userId) return workspace.bot.name;
  if (userId === 'USLACKBOT') return 'Slackbot';
  return workspace.members.get(userId)?.realName ?? userId;
}

/** A channel as a person sees it; a direct conversation bears the name of the others in it. */
export function showChannel(workspace: Workspace, channel: Channel, memberId: string): ShownChannel {
  const direct = channel.kind === 'direct' || channel.kind === 'group-direct';
  const others = [...channel.members].filter((id) => id !== memberId);
  return {
    id: channel.id,
    kind: channel.kind,
    name: direct ? others.map((id) => nameOf(workspace, id)).join(', ') : channel.name,
    members: [...channel.members],
    joined: channel.members.has(memberId),
  };
}

export function showChannels(workspace: Workspace, memberId: string): ShownChannel[] {
  return channelsOf(workspace, memberId).map((channel) => showChannel(workspace, channel, memberId));
}

export function showMessage(workspace: Workspace, message: Message, memberId: string): ShownMessage {
  return {
    ts: message.ts,
    channel: message.channel,
    user: message.user,
    userName: nameOf(workspace, message.user),
    text: message.text,
    blocks: message.blocks,
    ephemeral: message.visibleTo !== undefined,
    edited: message.editedTs !== undefined,
    threadTs: message.threadTs ?? null,
    values: message.choices.get(memberId) ?? {},
  };
}

export function showMessages(workspace: Workspace, channelId: string, memberId: string): ShownMessage[] {
  return messagesFor(workspace, channelId, memberId).map((message) =>
    showMessage(workspace, message, memberId),
  );
}
