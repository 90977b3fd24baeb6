import type { Ack } from '../delivery/envelope.ts';
import type { ShownMessage } from '../local-slack.ts';
import { showMessage } from '../show.ts';
import { openDirect, payloadName, visibleChannel } from '../state/channels.ts';
import { post } from '../state/messages.ts';
import { issueTrigger } from '../state/triggers.ts';
import { type Acting, requireMember } from './acting.ts';
import { answerContent, applyAnswer } from './answer-content.ts';
import { issueResponseUrl } from './response-url.ts';

export type CommandResult = {
  /** `ok`, or Slack's word for what went wrong, which the person reads too. */
  readonly status:
    | 'ok'
    | 'not_a_command'
    | 'channel_not_found'
    | 'operation_timeout'
    | 'dispatch_failed'
    | 'dispatch_unknown_error';
  /** What the app answered, in order; answers by response_url join later. */
  readonly responses: readonly ShownMessage[];
  readonly channel: string;
};

function failure(ack: Ack): CommandResult['status'] {
  switch (ack.kind) {
    case 'acknowledged':
      return 'ok';
    case 'timeout':
      return 'operation_timeout';
    case 'refused':
    case 'unreachable':
      return 'dispatch_failed';
    default:
      return ack satisfies never;
  }
}

/** A person types a slash command; by default in their direct conversation with the app. */
export async function typeCommand(
  acting: Acting,
  memberId: string,
  command: string,
  text = '',
  where: { channel?: string | undefined } = {},
): Promise<CommandResult> {
  const { workspace } = acting;
  requireMember(workspace, memberId);
  const channelId = where.channel ?? openDirect(workspace, [memberId]).channel.id;
  const channel = visibleChannel(workspace, channelId, memberId);
  if (channel === undefined) return { status: 'channel_not_found', responses: [], channel: channelId };
  const say = (said: string) =>
    post(workspace, { channel: channelId, user: 'USLACKBOT', text: said, visibleTo: memberId });
  if (acting.commands && !acting.commands.includes(command)) {
    const said = say(`${command} n’est pas une commande valide.`);
    const responses = [showMessage(workspace, said, memberId)];
    return { status: 'not_a_command', responses, channel: channelId };
  }

  const { url, record } = issueResponseUrl(workspace, acting.origin(), { channel: channelId, memberId });
  const { team, bot } = workspace;
  const ack = await acting.deliver({
    kind: 'command',
    fields: {
      token: 'local-verification-token',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channelId,
      channel_name: payloadName(channel),
      user_id: memberId,
      user_name: workspace.members.get(memberId)?.name ?? '',
      command,
      text: text.trim(),
      api_app_id: bot.appId,
      is_enterprise_install: 'false',
      response_url: url,
      trigger_id: issueTrigger(workspace, memberId),
    },
  });

  const result = (status: CommandResult['status']): CommandResult => ({
    status,
    get responses() {
      return record.answers.map((message) => showMessage(workspace, message, memberId));
    },
    channel: channelId,
  });
  const trouble = (status: CommandResult['status']): CommandResult => {
    record.answers.push(say(`${command} a échoué avec l’erreur «\u00a0${status}\u00a0».`));
    return result(status);
  };
  if (ack.kind !== 'acknowledged') return trouble(failure(ack));
  if (ack.body === undefined) return result('ok');
  const parsed = answerContent.safeParse(typeof ack.body === 'string' ? { text: ack.body } : ack.body);
  const outcome = parsed.success ? applyAnswer(workspace, record, parsed.data) : 'no_text';
  if (outcome === 'no_text' || outcome === 'message_not_found') return trouble('dispatch_unknown_error');
  return result('ok');
}
