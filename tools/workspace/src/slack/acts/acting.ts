import type { Deliver } from '../delivery/envelope.ts';
import type { Events } from '../delivery/events.ts';
import type { Workspace } from '../state/workspace.ts';

/** What the acts of a person need. */
export type Acting = {
  readonly workspace: Workspace;
  readonly deliver: Deliver;
  readonly events: Events;
  /** Where this Slack is served, for response_urls. */
  readonly origin: () => string;
  readonly commands: readonly string[] | undefined;
  readonly subscribed: ReadonlySet<string>;
};

/** The person, as interaction payloads name them. */
function payloadUser(workspace: Workspace, memberId: string): Record<string, unknown> {
  const name = workspace.members.get(memberId)?.name ?? '';
  return { id: memberId, username: name, name, team_id: workspace.team.id };
}

/** The fields every interaction payload starts with. */
export function payloadHead(workspace: Workspace, memberId: string): Record<string, unknown> {
  const { team, bot } = workspace;
  return {
    user: payloadUser(workspace, memberId),
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: bot.appId,
    token: 'local-verification-token',
  };
}

/** Thrown where an act names a person the workspace does not have: a mistake of the caller, not of the app. */
export class UnknownMemberError extends Error {
  override name = 'UnknownMemberError';
}

export function requireMember(workspace: Workspace, memberId: string): void {
  if (!workspace.members.has(memberId))
    throw new UnknownMemberError(`No member ${memberId} in this workspace`);
}
