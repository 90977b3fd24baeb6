import { newId, type Workspace } from '../state/workspace.ts';
import type { Ack, Deliver } from './envelope.ts';

export type SentEvent = {
  readonly id: string;
  readonly type: string;
  /** How often it was sent, the first time included. */
  attempts: number;
  payload: Record<string, unknown>;
  lastAck: Ack;
};

export type Events = {
  /** Sends an event to the app; resolves with what came of the first attempt. */
  send(event: Record<string, unknown> & { type: string }): Promise<SentEvent>;
  /** Sends an event once more, as Slack does when an acknowledgement gets lost. */
  redeliver(eventId: string): Promise<Ack>;
  readonly log: readonly SentEvent[];
  stop(): void;
};

function reasonOf(ack: Ack): string {
  switch (ack.kind) {
    case 'timeout':
      return 'http_timeout';
    case 'refused':
      return 'http_error';
    case 'unreachable':
      return 'connection_failed';
    case 'acknowledged':
      return 'unknown_error';
    default:
      return ack satisfies never;
  }
}

/** Event deliveries: an event that is not acknowledged comes again, under the same id, at most three times. */
export function createEvents(
  workspace: Workspace,
  deliver: Deliver,
  retryDelaysMs: readonly number[],
): Events {
  const log: SentEvent[] = [];
  const timers = new Set<NodeJS.Timeout>();

  async function attempt(event: SentEvent, retry?: { attempt: number; reason: string }): Promise<Ack> {
    event.attempts += 1;
    event.lastAck = await deliver({ kind: 'event', payload: event.payload, ...(retry && { retry }) });
    for (const watcher of workspace.watchers) watcher();
    return event.lastAck;
  }

  function planRetry(event: SentEvent, ack: Ack, done: number): void {
    const delay = retryDelaysMs[done];
    if (ack.kind === 'acknowledged' || delay === undefined) return;
    if (ack.kind === 'refused' && ack.noRetry) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(event, { attempt: done + 1, reason: reasonOf(ack) }).then((next) =>
        planRetry(event, next, done + 1),
      );
    }, delay).unref();
    timers.add(timer);
  }

  return {
    log,
    async send(event) {
      const sent: SentEvent = {
        id: newId('Ev'),
        type: event.type,
        attempts: 0,
        payload: {},
        lastAck: { kind: 'unreachable' },
      };
      sent.payload = eventPayload(workspace, sent.id, event);
      log.push(sent);
      planRetry(sent, await attempt(sent), 0);
      return sent;
    },
    redeliver(eventId) {
      const event = log.find((sent) => sent.id === eventId);
      if (event === undefined) return Promise.reject(new Error(`No event ${eventId} was sent`));
      return attempt(event, { attempt: 1, reason: 'http_timeout' });
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

function eventPayload(
  workspace: Workspace,
  eventId: string,
  event: Record<string, unknown>,
): Record<string, unknown> {
  const { team, bot } = workspace;
  return {
    token: 'local-verification-token',
    team_id: team.id,
    api_app_id: bot.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(workspace.clock() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}
