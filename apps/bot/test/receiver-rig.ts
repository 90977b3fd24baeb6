import { createHmac } from 'node:crypto';
import { Writable } from 'node:stream';
import { createLog } from '@palmares/runtime/log';
import { App } from '@slack/bolt';
import { Hono } from 'hono';
import { createBoltLogger } from '../src/slack/bolt-logger.ts';
import { HonoReceiver } from '../src/slack/hono-receiver.ts';

export const SECRET = 'a signing secret of the tests';

/** What was logged, as text. */
export const keepLog = () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, log: createLog('bot', 'debug', { destination }) };
};

/** A real Bolt app behind our receiver on a free port, with the listeners a test gives it and all the time they need. */
export const startReceiver = async (listen: (app: App) => void, ackDeadline = 200_000) => {
  const { lines, log } = keepLog();
  const receiver = new HonoReceiver({
    signingSecret: SECRET,
    host: '127.0.0.1',
    port: 0,
    log,
    http: new Hono(),
    ackDeadline,
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-test' }),
    convoStore: false,
    ignoreSelf: false,
    logger: createBoltLogger(log),
  });
  app.error(async (error) => {
    throw error;
  });
  listen(app);
  const { address } = await receiver.start();
  return { lines, url: `${address}/slack/events`, stop: () => receiver.stop() };
};

export const signatureOf = (body: string, timestamp: string, secret = SECRET): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

/** Posts a body signed as Slack signs it, unless told to do otherwise. */
export const post = (
  url: string,
  body: string,
  over: { timestamp?: string; signature?: string; headers?: Record<string, string> } = {},
): Promise<Response> => {
  const timestamp = over.timestamp ?? String(nowInSeconds());
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': over.signature ?? signatureOf(body, timestamp),
      ...over.headers,
    },
  });
};

export const command = (text = ''): string =>
  new URLSearchParams({
    command: '/noter',
    text,
    user_id: 'U1',
    team_id: 'T1',
    channel_id: 'C1',
    trigger_id: '1.1',
    response_url: 'http://127.0.0.1:9/response',
  }).toString();
