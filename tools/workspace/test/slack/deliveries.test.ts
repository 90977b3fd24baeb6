import { expect, test } from 'vitest';
import { startLittleApp } from './little-app.ts';

test('a command arrives signed, with every field Slack sends', async () => {
  await using app = await startLittleApp();
  const result = await app.slack.command('U1', '/noter', ' SOC-012 ');
  expect(result).toMatchObject({ status: 'ok', responses: [] });
  const [request] = app.received;
  expect(request?.headers.get('x-slack-signature')).toBe(request?.expectedSignature);
  expect(request?.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
  expect(request?.content).toMatchObject({
    command: '/noter',
    text: 'SOC-012',
    user_id: 'U1',
    user_name: 'amelie',
    team_id: 'T0LOCAL',
    api_app_id: 'A0LOCALAPP',
    channel_name: 'directmessage',
    is_enterprise_install: 'false',
    trigger_id: expect.any(String),
    response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/slack\/response\/[0-9a-f]{32}$/),
  });
});

test('the timestamp of a signature is that of the clock, in seconds', async () => {
  await using app = await startLittleApp({ clock: () => 1_647_000_000_999 });
  await app.slack.command('U1', '/noter');
  expect(app.received[0]?.headers.get('x-slack-request-timestamp')).toBe('1647000000');
});

test('an answer in the acknowledgement is seen by the person alone, unless it is for the channel', async () => {
  await using app = await startLittleApp();
  app.respond(() => new Response('Votre *file*'));
  const alone = await app.slack.command('U1', '/gpi');
  expect(alone.responses).toMatchObject([{ text: 'Votre *file*', ephemeral: true }]);
  const body = { response_type: 'in_channel', text: 'Pour tous' };
  app.respond(() => Response.json(body));
  const all = await app.slack.command('U1', '/gpi');
  expect(all.responses).toMatchObject([{ text: 'Pour tous', ephemeral: false }]);
});

test('a command that is not acknowledged in time fails before the person', async () => {
  await using app = await startLittleApp({ ackTimeoutMs: 20 });
  app.respond(() => new Promise<Response>(() => {}));
  const result = await app.slack.command('U1', '/noter');
  expect(result.status).toBe('operation_timeout');
  expect(result.responses).toMatchObject([
    { text: expect.stringContaining('operation_timeout'), ephemeral: true },
  ]);
});

test('a command that the app answers with an error, or that cannot reach it, is a failed dispatch', async () => {
  await using app = await startLittleApp();
  app.respond(() => new Response('', { status: 500 }));
  expect((await app.slack.command('U1', '/noter')).status).toBe('dispatch_failed');
  await using gone = await startLittleApp({ requestUrl: 'http://127.0.0.1:1/slack/events' });
  expect((await gone.slack.command('U1', '/noter')).status).toBe('dispatch_failed');
});

test('a command outside the manifest is refused without the app', async () => {
  await using app = await startLittleApp({ commands: ['/noter'] });
  expect((await app.slack.command('U1', '/autre')).status).toBe('not_a_command');
  expect(app.received).toEqual([]);
});

test('opening the Home sends app_home_opened in its envelope', async () => {
  await using app = await startLittleApp();
  const sent = await app.slack.openHome('U1');
  expect(app.received[0]?.content).toMatchObject({
    type: 'event_callback',
    team_id: 'T0LOCAL',
    api_app_id: 'A0LOCALAPP',
    event_id: sent.id,
    event: { type: 'app_home_opened', user: 'U1', tab: 'home', channel: expect.stringMatching(/^D/) },
    authorizations: [{ user_id: 'U0LOCALBOT', is_bot: true }],
  });
  expect(app.received[0]?.headers.has('x-slack-retry-num')).toBe(false);
});

test('an event that fails comes again under the same id, saying which attempt and why, three times', async () => {
  await using app = await startLittleApp({ retryDelaysMs: [0, 0, 0] });
  app.respond(() => new Response('', { status: 500 }));
  const sent = await app.slack.openHome('U1');
  await app.slack.until(() => sent.attempts === 4);
  const retries = app.received.map(({ headers }) => headers.get('x-slack-retry-num'));
  expect(retries).toEqual([null, '1', '2', '3']);
  expect(app.received.at(-1)?.headers.get('x-slack-retry-reason')).toBe('http_error');
  expect(new Set(app.received.map(({ content }) => content['event_id']))).toEqual(new Set([sent.id]));
});

test('an event stops coming once it is acknowledged', async () => {
  await using app = await startLittleApp({ retryDelaysMs: [0, 0, 0] });
  let failures = 1;
  app.respond(() => new Response('', { status: failures-- > 0 ? 500 : 200 }));
  const sent = await app.slack.openHome('U1');
  await app.slack.until(() => sent.lastAck.kind === 'acknowledged');
  await app.slack.openHome('U2');
  expect(sent.attempts).toBe(2);
});

test('an app may ask for no retry', async () => {
  await using app = await startLittleApp({ retryDelaysMs: [0] });
  app.respond(() => new Response('', { status: 500, headers: { 'x-slack-no-retry': '1' } }));
  const sent = await app.slack.openHome('U1');
  app.respond(() => new Response(''));
  await app.slack.openHome('U2');
  expect(sent.attempts).toBe(1);
});

test('an event can be made to come twice although it was acknowledged', async () => {
  await using app = await startLittleApp();
  const sent = await app.slack.openHome('U1');
  await app.slack.faults.redeliver(sent.id);
  expect(app.received[1]?.body).toBe(app.received[0]?.body);
  expect(app.received[1]?.headers.get('x-slack-retry-num')).toBe('1');
});
