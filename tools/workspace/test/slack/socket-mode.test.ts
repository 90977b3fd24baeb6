import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { appToken, type Json, type LittleApp, readJson, startLittleApp, textAt } from './little-app.ts';

afterEach(() => {
  vi.useRealTimers();
});

async function connect(app: LittleApp) {
  const url = textAt(await app.call('apps.connections.open', {}, appToken), 'url');
  const socket = new WebSocket(url);
  const frames: Json[] = [];
  const arrived = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    frames.push(readJson(data.toString('utf8')));
    for (const wake of arrived) wake();
  });
  const next = async (): Promise<Json> => {
    while (frames.length === 0) {
      await new Promise<void>((resolve) => {
        arrived.add(resolve);
      });
    }
    return frames.shift() ?? {};
  };
  expect(await next()).toMatchObject({ type: 'hello', connection_info: { app_id: 'A0LOCALAPP' } });
  const ack = (envelope: Json, payload?: unknown) =>
    socket.send(JSON.stringify({ envelope_id: envelope['envelope_id'], payload }));
  return { url, socket, next, ack };
}

test('a command travels over the socket, and the answer back', async () => {
  await using app = await startLittleApp({ appToken });
  const { next, ack } = await connect(app);
  const typed = app.slack.command('U1', '/gpi', 'file');
  const envelope = await next();
  expect(envelope).toMatchObject({
    type: 'slash_commands',
    accepts_response_payload: true,
    payload: { command: '/gpi', text: 'file', user_id: 'U1' },
  });
  ack(envelope, { text: 'Votre file' });
  expect(await typed).toMatchObject({ status: 'ok', responses: [{ text: 'Votre file' }] });
  expect(app.received).toEqual([]);
});

test('an event that is not acknowledged comes again, saying so', async () => {
  await using app = await startLittleApp({ appToken, ackTimeoutMs: 500, retryDelaysMs: [0, 0, 0] });
  const { next, ack } = await connect(app);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const opened = app.slack.openHome('U1');
  expect(await next()).toMatchObject({ type: 'events_api', retry_attempt: 0 });
  await vi.advanceTimersByTimeAsync(501);
  const again = await next();
  expect(again).toMatchObject({ retry_attempt: 1, retry_reason: 'http_timeout' });
  ack(again);
  const sent = await opened;
  await app.slack.until(() => sent.lastAck.kind === 'acknowledged');
  expect(sent.attempts).toBe(2);
});

test('a ticket opens one socket, and none without', async () => {
  await using app = await startLittleApp({ appToken });
  const { url } = await connect(app);
  for (const address of [url, url.replace(/ticket=.*/, 'ticket=other')]) {
    const [error] = await once(new WebSocket(address), 'error');
    expect(String(error)).toContain('403');
  }
  expect(await app.call('apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' });
});

test('Slack asks its clients to connect again', async () => {
  await using app = await startLittleApp({ appToken });
  const { next } = await connect(app);
  app.slack.faults.refreshSockets();
  expect(await next()).toEqual({ type: 'disconnect', reason: 'refresh_requested' });
});

test('once the socket is closed, requests go to the request URL', async () => {
  await using app = await startLittleApp({ appToken });
  const { socket } = await connect(app);
  socket.close();
  await once(socket, 'close');
  await app.slack.command('U1', '/gpi');
  expect(app.received).toHaveLength(1);
});
