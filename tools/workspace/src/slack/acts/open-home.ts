import type { SentEvent } from '../delivery/events.ts';
import { openDirect } from '../state/channels.ts';
import { viewBody } from '../state/view-body.ts';
import { nextTs } from '../state/workspace.ts';
import { type Acting, requireMember } from './acting.ts';

/** A person opens the app's Home: the app receives app_home_opened, and publishes when it is ready. */
export function openHome(acting: Acting, memberId: string): Promise<SentEvent> {
  const { workspace } = acting;
  requireMember(workspace, memberId);
  const home = workspace.homes.get(memberId);
  return acting.events.send({
    type: 'app_home_opened',
    user: memberId,
    channel: openDirect(workspace, [memberId]).channel.id,
    tab: 'home',
    ...(home && { view: viewBody(workspace, home) }),
    event_ts: nextTs(workspace),
  });
}
