import type { ShownMessage } from '../local-slack.ts';
import { showMessage } from '../show.ts';
import { post } from '../state/messages.ts';
import type { Channel } from '../state/workspace.ts';
import { type Acting, requireMember } from './acting.ts';

const events = {
  public: { name: 'message.channels', type: 'channel' },
  private: { name: 'message.groups', type: 'group' },
  direct: { name: 'message.im', type: 'im' },
  'group-direct': { name: 'message.mpim', type: 'mpim' },
} as const satisfies Record<Channel['kind'], { name: string; type: string }>;

/** A person writes in a conversation they are in; the app hears of it where it is in and has subscribed. */
export async function say(
  acting: Acting,
  memberId: string,
  channelId: string,
  text: string,
  where: { threadTs?: string | undefined } = {},
): Promise<ShownMessage | 'not_in_channel'> {
  const { workspace } = acting;
  requireMember(workspace, memberId);
  const channel = workspace.channels.get(channelId);
  if (channel === undefined || channel.archived || !channel.members.has(memberId)) return 'not_in_channel';
  const threadTs = where.threadTs === undefined ? {} : { threadTs: where.threadTs };
  const message = post(workspace, { channel: channelId, user: memberId, text, ...threadTs });
  const event = events[channel.kind];
  if (acting.subscribed.has(event.name) && channel.members.has(workspace.bot.userId)) {
    await acting.events.send({
      type: 'message',
      user: memberId,
      text,
      ts: message.ts,
      ...(where.threadTs !== undefined && { thread_ts: where.threadTs }),
      channel: channelId,
      channel_type: event.type,
      event_ts: message.ts,
    });
  }
  return showMessage(workspace, message, memberId);
}
