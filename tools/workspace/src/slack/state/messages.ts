import type { Block } from '../block-kit/blocks.ts';
import { nameBlocks } from '../block-kit/name-blocks.ts';
import { announce, type Message, newId, nextTs, type Workspace } from './workspace.ts';

export type Post = {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly threadTs?: string;
  readonly visibleTo?: string;
};

const shortId = () => newId('').toLowerCase().slice(0, 5);

/** Adds a message to its channel. */
export function post(workspace: Workspace, { blocks, ...rest }: Post): Message {
  const message: Message = {
    ...rest,
    ts: nextTs(workspace),
    blocks: nameBlocks(blocks ?? [], shortId),
    choices: new Map(),
  };
  const list = workspace.messages.get(message.channel) ?? [];
  workspace.messages.set(message.channel, [...list, message]);
  announce(workspace);
  return message;
}

/** Replaces what a message says. */
export function edit(
  workspace: Workspace,
  message: Message,
  content: { text: string; blocks?: readonly Block[] },
): void {
  message.text = content.text;
  message.blocks = nameBlocks(content.blocks ?? [], shortId);
  message.editedTs = nextTs(workspace);
  announce(workspace);
}

export function remove(workspace: Workspace, message: Message): void {
  const list = workspace.messages.get(message.channel) ?? [];
  workspace.messages.set(
    message.channel,
    list.filter((other) => other !== message),
  );
  announce(workspace);
}

/** The messages of a channel that this person sees, oldest first; none where they may not read it. */
export function messagesFor(workspace: Workspace, channelId: string, memberId: string): Message[] {
  const channel = workspace.channels.get(channelId);
  if (channel === undefined || !channel.members.has(memberId)) return [];
  return (workspace.messages.get(channelId) ?? []).filter(
    (message) => message.visibleTo === undefined || message.visibleTo === memberId,
  );
}

/** A message as the Web API and payloads show it. */
export function messageBody(workspace: Workspace, message: Message): Record<string, unknown> {
  const byBot = message.user === workspace.bot.userId;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: workspace.team.id,
    ...(byBot && { bot_id: workspace.bot.botId, app_id: workspace.bot.appId }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.editedTs !== undefined && { edited: { user: message.user, ts: message.editedTs } }),
  };
}
