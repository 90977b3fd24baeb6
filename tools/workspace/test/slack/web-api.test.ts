import { expect, test } from 'vitest';
import { appToken, startLittleApp, textAt } from './little-app.ts';

test('a call without a token, or with another, is refused', async () => {
  await using app = await startLittleApp({ appToken });
  expect(await app.call('auth.test', {}, '')).toMatchObject({ ok: false, error: 'not_authed' });
  expect(await app.call('auth.test', {}, 'xoxb-other')).toMatchObject({ error: 'invalid_auth' });
  expect(await app.call('auth.test', {}, appToken)).toMatchObject({ error: 'not_allowed_token_type' });
  expect(await app.call('auth.test')).toMatchObject({ ok: true, user_id: 'U0LOCALBOT', team_id: 'T0LOCAL' });
  expect(await app.call('chat.shout')).toMatchObject({ error: 'unknown_method' });
});

test('a form is read like JSON, its structures as JSON text', async () => {
  await using app = await startLittleApp();
  const blocks = JSON.stringify([{ type: 'header', text: { type: 'plain_text', text: 'Bonjour' } }]);
  const response = await fetch(`${app.slackUrl}/slack/api/chat.postMessage`, {
    method: 'POST',
    body: new URLSearchParams({ token: 'xoxb-test', channel: 'U1', text: 'Bonjour', blocks }),
  });
  expect(await response.json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'header' }] } });
});

test('a scope that was not granted is named', async () => {
  await using app = await startLittleApp({ scopes: ['chat:write', 'users:read'] });
  expect(await app.call('conversations.create', { name: 'jury', is_private: true })).toMatchObject({
    ok: false,
    error: 'missing_scope',
    needed: 'groups:write',
    provided: 'chat:write,users:read',
  });
});

test('a member is described, the address only with its scope', async () => {
  await using app = await startLittleApp();
  expect(await app.call('users.info', { user: 'U2' })).toMatchObject({
    user: {
      id: 'U2',
      name: 'bruno',
      real_name: 'Bruno Petit',
      tz: 'Europe/Paris',
      profile: { email: 'bruno@example.org' },
    },
  });
  expect(await app.call('users.info', { user: 'U9' })).toMatchObject({ error: 'user_not_found' });
  await using limited = await startLittleApp({ scopes: ['users:read'] });
  const { user } = await limited.call('users.info', { user: 'U2' });
  expect(user).not.toHaveProperty('profile.email');
});

test('the time zone’s offset is that of the day', async () => {
  let now = Date.parse('2022-01-15T12:00:00Z');
  await using app = await startLittleApp({ clock: () => now });
  expect(await app.call('users.info', { user: 'U1' })).toMatchObject({ user: { tz_offset: 3600 } });
  now = Date.parse('2022-07-15T12:00:00Z');
  expect(await app.call('users.info', { user: 'U1' })).toMatchObject({ user: { tz_offset: 7200 } });
});

test('members come in pages, the bot among them', async () => {
  await using app = await startLittleApp();
  const first = await app.call('users.list', { limit: 2 });
  expect(first).toMatchObject({ members: [{ id: 'U1' }, { id: 'U2' }] });
  const cursor = textAt(first, 'response_metadata', 'next_cursor');
  expect(await app.call('users.list', { limit: 2, cursor })).toMatchObject({
    members: [{ id: 'U0LOCALBOT', is_bot: true }],
    response_metadata: { next_cursor: '' },
  });
});

test('a rate limit on order answers 429 as often as asked, and nothing is done', async () => {
  await using app = await startLittleApp();
  app.slack.faults.rateLimitNext('chat.postMessage', 7, 2);
  const post = () =>
    fetch(`${app.slackUrl}/slack/api/chat.postMessage`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-test' },
      body: new URLSearchParams({ channel: 'U1', text: 'Bonjour' }),
    });
  const first = await post();
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
  expect((await post()).status).toBe(429);
  const direct = app.slack.channels('U1')[0]!;
  expect(app.slack.messages(direct.id, 'U1')).toEqual([]);
  expect((await post()).status).toBe(200);
  expect(app.slack.messages(direct.id, 'U1')).toHaveLength(1);
});

test('a method fails on order, by status or by error', async () => {
  await using app = await startLittleApp();
  app.slack.faults.failNext('auth.test', 'internal_error');
  expect(await app.call('auth.test')).toMatchObject({ ok: false, error: 'internal_error' });
  app.slack.faults.failNext('auth.test', 503);
  const response = await fetch(`${app.slackUrl}/slack/api/auth.test`, { method: 'POST' });
  expect(response.status).toBe(503);
});

test('every call is logged with its arguments, without the token', async () => {
  await using app = await startLittleApp({ clock: () => 1_647_000_000_000 });
  await app.call('users.info', { user: 'U9', token: 'xoxb-test' });
  expect(app.slack.calls).toEqual([
    {
      method: 'users.info',
      args: { user: 'U9' },
      at: 1_647_000_000_000,
      status: 200,
      answer: { ok: false, error: 'user_not_found' },
    },
  ]);
});
