import { Hono } from 'hono';
import type { Acting } from './acts/acting.ts';
import { click, fill } from './acts/click.ts';
import { closeView } from './acts/close-view.ts';
import { typeCommand } from './acts/command.ts';
import { openHome } from './acts/open-home.ts';
import { createResponseApp } from './acts/response-url.ts';
import { say } from './acts/say.ts';
import { submit } from './acts/submit.ts';
import { type ApiCall, createApiApp } from './api/api-app.ts';
import { createFaults } from './api/faults.ts';
import { createHttpDelivery } from './delivery/deliver-http.ts';
import type { Deliver } from './delivery/envelope.ts';
import { createEvents } from './delivery/events.ts';
import { createSocketMode, socketPath, type UpgradableServer } from './delivery/socket-mode.ts';
import { streamChanges } from './desk/changes.ts';
import { createDeskApp } from './desk/desk-app.ts';
import { loopbackOnly } from './desk/loopback-only.ts';
import { createPageApp } from './desk/page.ts';
import type { LocalSlack } from './local-slack.ts';
import { showChannel, showChannels, showMessages } from './show.ts';
import { allScopes, type SlackOptions } from './slack-options.ts';
import { addChannel, openDirect } from './state/channels.ts';
import { viewBody } from './state/view-body.ts';
import { announce, createWorkspace } from './state/workspace.ts';
import { until } from './until.ts';

const slackRetryDelaysMs = [0, 60_000, 300_000];

/** Makes a Slack that lives in memory and stands in for the real one on this machine. */
export function createSlack(options: SlackOptions): LocalSlack {
  const clock = options.clock ?? Date.now;
  const ackTimeoutMs = options.ackTimeoutMs ?? 3000;
  const workspace = createWorkspace(clock, options.appName ?? 'Palmarès');
  const faults = createFaults();
  const calls: ApiCall[] = [];
  const stopped = new AbortController();
  let server: UpgradableServer | undefined;

  const origin = (): string => {
    if (options.origin !== undefined) return options.origin;
    const address = server?.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 8020}`;
  };

  const sockets = createSocketMode({ clock, ackTimeoutMs, appId: workspace.bot.appId });
  const overHttp = createHttpDelivery({ ...options, clock, ackTimeoutMs });
  const deliver: Deliver = (envelope) => (sockets.isOpen() ? sockets.deliver(envelope) : overHttp(envelope));
  const events = createEvents(workspace, deliver, options.retryDelaysMs ?? slackRetryDelaysMs);
  const acting: Acting = {
    workspace,
    deliver,
    events,
    origin,
    commands: options.commands,
    subscribed: new Set(options.events ?? ['app_home_opened']),
  };
  const openSocket = () => `${origin().replace(/^http/, 'ws')}${socketPath}?ticket=${sockets.issueTicket()}`;

  const app = new Hono();
  const slack: LocalSlack = {
    app,
    upgrade(given) {
      server = given;
      sockets.attach(given);
    },
    addMember(given) {
      const member = { ...given, timeZone: given.timeZone ?? 'Europe/Paris' };
      workspace.members.set(member.id, member);
      openDirect(workspace, [member.id]);
      announce(workspace);
      return member;
    },
    members: () => [...workspace.members.values()],
    createChannel(given) {
      const members = [...(given.members ?? []), ...(given.withBot ? [workspace.bot.userId] : [])];
      const kind = given.private ? 'private' : 'public';
      const creator = members[0] ?? workspace.bot.userId;
      const channel = addChannel(workspace, { kind, name: given.name, creator, members });
      return showChannel(workspace, channel, creator);
    },
    command: (memberId, command, text, where) => typeCommand(acting, memberId, command, text, where),
    click: (memberId, place, blockId, actionId, value) =>
      click(acting, memberId, place, blockId, actionId, value),
    fill: (memberId, viewId, values) => fill(acting, memberId, viewId, values),
    submit: (memberId, viewId, values) => submit(acting, memberId, viewId, values),
    closeView: (memberId, viewId) => closeView(acting, memberId, viewId),
    openHome: (memberId) => openHome(acting, memberId),
    say: (memberId, channelId, text, where) => say(acting, memberId, channelId, text, where),
    openViews: (memberId) => (workspace.stacks.get(memberId) ?? []).map((view) => viewBody(workspace, view)),
    homeView(memberId) {
      const home = workspace.homes.get(memberId);
      return home && viewBody(workspace, home);
    },
    channels: (memberId) => showChannels(workspace, memberId),
    messages: (channelId, memberId) => showMessages(workspace, channelId, memberId),
    until: (look, timeoutMs = 200_000) => until(workspace, look, timeoutMs),
    commands: options.commands ?? [],
    calls,
    events: events.log,
    faults: {
      rateLimitNext: (method, seconds, times) => faults.rateLimitNext(method, seconds, times),
      failNext: (method, failure, times) => faults.failNext(method, failure, times),
      redeliver: (eventId) => events.redeliver(eventId),
      refreshSockets: () => sockets.refresh(),
    },
    stop() {
      stopped.abort();
      events.stop();
      sockets.stop();
    },
  };

  const context = { workspace, scopes: new Set(options.scopes ?? allScopes), openSocket };
  const tokens = { bot: options.botToken, app: options.appToken };
  app.use(loopbackOnly);
  app.route('/api', createApiApp({ context, tokens, faults, calls, changed: () => announce(workspace) }));
  app.route('/response', createResponseApp(workspace));
  app.get('/desk/events', (http) => streamChanges(http, workspace, stopped.signal));
  app.route('/desk', createDeskApp(slack));
  app.route('/', createPageApp());
  return slack;
}
