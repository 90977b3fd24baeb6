import { once } from 'node:events';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createLog } from '../src/log.ts';
import { PortTakenError, serve } from '../src/serve.ts';

const log = createLog('test', 'silent');

function serveApp(app: Hono, options: { drainLimit?: number; port?: number } = {}) {
  return serve({ fetch: app.fetch, host: '127.0.0.1', port: 0, log, portVariable: 'API_PORT', ...options });
}

test('port 0 takes a free one and says which', async () => {
  const served = await serveApp(new Hono().get('/', (c) => c.text('bonjour')));
  const answer = await fetch(`${served.address}/`);
  expect(await answer.text()).toBe('bonjour');
  expect(served.address).toBe(`http://127.0.0.1:${served.port}`);
  await served.close();
});

test('a taken port is told with the variable that moves it', async () => {
  const first = await serveApp(new Hono());
  const second = serveApp(new Hono(), { port: first.port });
  await expect(second).rejects.toThrow(PortTakenError);
  await expect(second).rejects.toThrow(
    `Port ${first.port} of 127.0.0.1 is taken by another program; set API_PORT to another port.`,
  );
  await first.close();
});

test('a request under way is answered before the server closes, and no new one is taken', async () => {
  const arrived = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const app = new Hono().get('/', async (c) => {
    arrived.resolve();
    await finish.promise;
    return c.text('done');
  });
  const served = await serveApp(app, { drainLimit: 60_000 });
  const answer = fetch(`${served.address}/`);
  await arrived.promise;
  const closed = served.close();
  await expect(fetch(`${served.address}/`)).rejects.toThrow('fetch failed');
  finish.resolve();
  expect(await (await answer).text()).toBe('done');
  await closed;
});

test('a client that never ends is cut at the limit', async () => {
  const arrived = Promise.withResolvers<void>();
  const app = new Hono().post('/', async (c) => {
    arrived.resolve();
    await c.req.arrayBuffer().catch(() => undefined);
    return c.text('never');
  });
  const served = await serveApp(app, { drainLimit: 50 });
  const client = connect(served.port, '127.0.0.1');
  client.write('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhalf');
  const gone = once(client, 'close');
  client.on('error', () => undefined);
  await arrived.promise;
  await served.close();
  await gone;
  expect(client.destroyed).toBe(true);
});

test('closing again waits for the same end', async () => {
  const served = await serveApp(new Hono());
  await Promise.all([served.close(), served.close()]);
  await served.close();
  await expect(fetch(served.address)).rejects.toThrow('fetch failed');
});

test('a request may take as long as it needs, its headers may not', async () => {
  const served = await serve({
    fetch: () => new Response(),
    host: '127.0.0.1',
    port: 0,
    log,
    requestTimeout: 0,
  });
  expect(served.server.requestTimeout).toBe(0);
  expect(served.server.headersTimeout).toBe(60_000);
  await served.close();
});
