import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
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

const jsonObject = z.record(z.string(), z.json());
export type Json = z.infer<typeof jsonObject>;
export const readJson = (text: string): Json => jsonObject.parse(JSON.parse(text));

/** The text at this path of an answer. */
export function textAt(answer: unknown, ...path: string[]): string {
  const [step, ...rest] = path;
  return step === undefined ? z.string().parse(answer) : textAt(jsonObject.parse(answer)[step], ...rest);
}

type Respond = (content: Json) => Response | Promise<Response>;

export type LittleApp = AsyncDisposable & {
  readonly slack: LocalSlack;
  readonly slackUrl: string;
  readonly received: Received[];
  /** How the app answers from now on; it acknowledges by default. */
  respond(how: Respond): void;
  call(method: string, args?: Record<string, unknown>, token?: string): Promise<Json>;
};

async function listen(app: Hono): Promise<{ url: string; server: Server }> {
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  const handle = getRequestListener(app.fetch, { hostname: '127.0.0.1' });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port');
  return { url: `http://127.0.0.1:${address.port}`, server };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function readContent(contentType: string, body: string): Json {
  if (contentType.includes('json')) return readJson(body);
  const form = Object.fromEntries(new URLSearchParams(body));
  return form['payload'] === undefined ? form : readJson(form['payload']);
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
  // Unless a test is about time, its clock stands still and nobody's patience ends, however slow the machine is.
  const timeless = { clock: () => 1_647_000_000_000, ackTimeoutMs: 200_000 };
  const slack = createSlack({ botToken, signingSecret, requestUrl, ...timeless, ...options });
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
      return readJson(await response.text());
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
  if (answer['ok'] !== true) throw new Error(`views.open answered ${JSON.stringify(answer)}`);
  const view = app.slack.openViews('U1').at(-1);
  if (view === undefined) throw new Error('No view is open');
  return view;
}

export const jsonAnswer = (body: unknown) => Response.json(body);
