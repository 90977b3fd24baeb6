import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createSlack } from '../../src/slack/create-slack.ts';
import type { LocalSlack } from '../../src/slack/local-slack.ts';
import type { SlackOptions } from '../../src/slack/slack-options.ts';

export const signingSecret = 'a signing secret for tests';
const botToken = 'xoxb-test';
export const appToken = 'xapp-test';

export type Received = {
  readonly headers: Headers;
  readonly body: string;
  /** What Slack's signature of this body ought to be. */
  readonly expectedSignature: string;
  /** The command's fields, the interaction's payload, or the event. */
  readonly content: Json;
};

export type Json = { readonly [key: string]: JsonValue };
export type JsonValue = string | number | boolean | null | undefined | Json | readonly JsonValue[];

type Respond = (content: Json) => Response | Promise<Response>;

export type LittleApp = AsyncDisposable & {
  readonly slack: LocalSlack;
  readonly slackUrl: string;
  readonly received: Received[];
  /** How the app answers from now on; it acknowledges by default. */
  respond(how: Respond): void;
  call(method: string, args?: Record<string, unknown>, token?: string): Promise<Json & { ok: boolean }>;
};

async function listen(app: Hono): Promise<{ url: string; server: Server }> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  if (!server.listening) await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function readContent(contentType: string, body: string): Json {
  if (contentType.includes('json')) return JSON.parse(body) as Json;
  const form = Object.fromEntries(new URLSearchParams(body));
  return form['payload'] === undefined ? form : (JSON.parse(form['payload']) as Json);
}

/** A local Slack on a real port, with an app that notes what it receives, and Amélie and Bruno as members. */
export async function startLittleApp(options: Partial<SlackOptions> = {}): Promise<LittleApp> {
  const received: Received[] = [];
  let respond: Respond = () => new Response('');
  const bot = new Hono();
  bot.post('/slack/events', async (http) => {
    const body = await http.req.text();
    const timestamp = http.req.header('x-slack-request-timestamp');
    const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const content = readContent(http.req.header('content-type') ?? '', body);
    received.push({ headers: http.req.raw.headers, body, expectedSignature: `v0=${digest}`, content });
    return respond(content);
  });
  const app = await listen(bot);
  const requestUrl = `${app.url}/slack/events`;
  const slack = createSlack({ botToken, signingSecret, requestUrl, ...options });
  const root = new Hono();
  root.route('/slack', slack.app);
  const workspace = await listen(root);
  slack.upgrade(workspace.server);
  slack.addMember({ id: 'U1', name: 'amelie', realName: 'Amélie Durand', role: 'jurée' });
  slack.addMember({ id: 'U2', name: 'bruno', realName: 'Bruno Petit', email: 'bruno@example.org' });

  return {
    slack,
    slackUrl: workspace.url,
    received,
    respond(how) {
      respond = how;
    },
    async call(method, args = {}, token = botToken) {
      const response = await fetch(`${workspace.url}/slack/api/${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(args),
      });
      return (await response.json()) as Json & { ok: boolean };
    },
    async [Symbol.asyncDispose]() {
      slack.stop();
      await Promise.all([close(app.server), close(workspace.server)]);
    },
  };
}

export const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(`Note ${value}`), value });

/** A modal with a required select that dispatches, an optional comment and a button. */
export const gradingModal = {
  type: 'modal',
  callback_id: 'grade',
  private_metadata: 'SOC-012',
  title: plain('Noter SOC-012'),
  submit: plain('Soumettre'),
  blocks: [
    {
      type: 'input',
      block_id: 'originality',
      label: plain('Originalité'),
      dispatch_action: true,
      element: { type: 'static_select', action_id: 'grade', options: ['1', '2', '3'].map(option) },
    },
    {
      type: 'input',
      block_id: 'comment',
      optional: true,
      label: plain('Commentaire'),
      element: { type: 'plain_text_input', action_id: 'comment', multiline: true, max_length: 20 },
    },
    {
      type: 'actions',
      block_id: 'acts',
      elements: [{ type: 'button', action_id: 'draft', text: plain('Brouillon'), value: 'SOC-012' }],
    },
  ],
};

/** Opens the grading modal for Amélie, and gives the view. */
export async function openGradingModal(app: LittleApp, changes: Record<string, unknown> = {}) {
  await app.slack.command('U1', '/noter', 'SOC-012');
  const triggerId = app.received.at(-1)?.content['trigger_id'];
  const answer = await app.call('views.open', {
    trigger_id: triggerId,
    view: { ...gradingModal, ...changes },
  });
  if (!answer.ok) throw new Error(`views.open answered ${JSON.stringify(answer)}`);
  return app.slack.openViews('U1')[0]!;
}

export const jsonAnswer = (body: unknown) => Response.json(body);
