import { expect, test } from 'vitest';
import { type LittleApp, startLittleApp, textAt } from './little-app.ts';

async function createPrivate(app: LittleApp, name = 'jury-sociale'): Promise<string> {
  const { channel } = await app.call('conversations.create', { name, is_private: true });
  return textAt(channel, 'id');
}

test('a private channel exists only for those the bot invited', async () => {
  await using app = await startLittleApp();
  const channel = await createPrivate(app);
  await app.call('conversations.invite', { channel, users: 'U1' });
  await app.call('chat.postMessage', { channel, text: 'Bonjour' });
  expect(app.slack.messages(channel, 'U1')).toMatchObject([{ text: 'Bonjour', userName: 'Palmarès' }]);
  expect(app.slack.messages(channel, 'U2')).toEqual([]);
  expect(app.slack.channels('U2').map(({ id }) => id)).not.toContain(channel);
  expect(await app.slack.say('U2', channel, 'Bonjour')).toBe('not_in_channel');
  expect((await app.slack.command('U2', '/gpi', '', { channel })).status).toBe('channel_not_found');
  expect(await app.call('conversations.members', { channel })).toMatchObject({
    members: ['U0LOCALBOT', 'U1'],
  });
});

test('who is kicked no longer reads', async () => {
  await using app = await startLittleApp();
  const channel = await createPrivate(app);
  await app.call('conversations.invite', { channel, users: 'U1,U2' });
  expect(await app.call('conversations.kick', { channel, user: 'U2' })).toEqual({ ok: true });
  await app.call('chat.postMessage', { channel, text: 'Entre nous' });
  expect(app.slack.messages(channel, 'U2')).toEqual([]);
  expect(await app.call('conversations.kick', { channel, user: 'U2' })).toMatchObject({
    error: 'not_in_channel',
  });
});

test('an invitation names who it could not invite, and invites nobody', async () => {
  await using app = await startLittleApp();
  const channel = await createPrivate(app);
  await app.call('conversations.invite', { channel, users: 'U1' });
  const answer = await app.call('conversations.invite', { channel, users: 'U1,U2,U9' });
  expect(answer).toMatchObject({
    ok: false,
    error: 'already_in_channel',
    errors: [
      { user: 'U1', error: 'already_in_channel' },
      { user: 'U9', error: 'user_not_found' },
    ],
  });
  expect(app.slack.channels('U2').map(({ id }) => id)).not.toContain(channel);
  expect(await app.call('conversations.invite', { channel, users: 'U1,U2', force: true })).toMatchObject({
    ok: true,
  });
  expect(app.slack.channels('U2').map(({ id }) => id)).toContain(channel);
});

test('the bot knows nothing of private channels it is not in, and does not write in public ones', async () => {
  await using app = await startLittleApp();
  const secret = app.slack.createChannel({ name: 'secret', private: true, members: ['U1'] });
  const open = app.slack.createChannel({ name: 'general', members: ['U1'] });
  const post = (channel: string) => app.call('chat.postMessage', { channel, text: 'Bonjour' });
  expect(await post(secret.id)).toMatchObject({ error: 'channel_not_found' });
  expect(await post(open.id)).toMatchObject({ error: 'not_in_channel' });
  expect(await post('C404')).toMatchObject({ error: 'channel_not_found' });
  expect(await app.call('conversations.info', { channel: secret.id })).toMatchObject({
    error: 'channel_not_found',
  });
  const types = 'public_channel,private_channel';
  const { channels } = await app.call('conversations.list', { types });
  expect(channels).toMatchObject([{ id: open.id, is_member: false }]);
});

test('nothing is posted in an archived channel', async () => {
  await using app = await startLittleApp();
  const channel = await createPrivate(app);
  expect(await app.call('conversations.archive', { channel })).toEqual({ ok: true });
  expect(await app.call('conversations.archive', { channel })).toMatchObject({ error: 'already_archived' });
  expect(await app.call('chat.postMessage', { channel, text: 'Encore' })).toMatchObject({
    error: 'is_archived',
  });
});

test('names of channels follow Slack’s rules', async () => {
  await using app = await startLittleApp();
  const create = (name: string) => app.call('conversations.create', { name });
  expect(await create('Jury')).toMatchObject({ error: 'invalid_name_specials' });
  expect(await create('x'.repeat(81))).toMatchObject({ error: 'invalid_name_maxlength' });
  expect(await create('jury-santé')).toMatchObject({ ok: true });
  expect(await create('jury-santé')).toMatchObject({ error: 'name_taken' });
});

test('an ephemeral message is seen by one member of the channel', async () => {
  await using app = await startLittleApp();
  const channel = await createPrivate(app);
  await app.call('conversations.invite', { channel, users: 'U1,U2' });
  const whisper = (user: string) => app.call('chat.postEphemeral', { channel, user, text: 'Pour vous' });
  expect(await whisper('U1')).toMatchObject({ ok: true });
  expect(await whisper('U9')).toMatchObject({ error: 'user_not_in_channel' });
  expect(app.slack.messages(channel, 'U1')).toMatchObject([{ text: 'Pour vous', ephemeral: true }]);
  expect(app.slack.messages(channel, 'U2')).toEqual([]);
  expect(await app.call('conversations.history', { channel })).toMatchObject({ messages: [] });
});

test('a message needs a text, and only its author changes it', async () => {
  await using app = await startLittleApp();
  const { channel, ts } = await app.call('chat.postMessage', { channel: 'U1', text: 'Un' });
  const blocks = [{ type: 'divider' }];
  expect(await app.call('chat.postMessage', { channel, blocks })).toMatchObject({ error: 'no_text' });
  expect(await app.call('chat.update', { channel, ts, text: 'Deux' })).toMatchObject({ ok: true, ts });
  expect(app.slack.messages(textAt(channel), 'U1')).toMatchObject([{ text: 'Deux', edited: true }]);
  const said = await app.slack.say('U1', textAt(channel), 'À moi');
  const foreign = typeof said === 'string' ? said : said.ts;
  expect(await app.call('chat.update', { channel, ts: foreign, text: 'x' })).toMatchObject({
    error: 'cant_update_message',
  });
  expect(await app.call('chat.delete', { channel, ts })).toMatchObject({ ok: true });
  expect(await app.call('chat.delete', { channel, ts })).toMatchObject({ error: 'message_not_found' });
});

test('the direct conversation with a person is one and the same', async () => {
  await using app = await startLittleApp();
  const open = (users: string) => app.call('conversations.open', { users });
  const first = await open('U1');
  expect(await open('U1')).toMatchObject({ already_open: true, channel: first['channel'] });
  expect(await open('U9')).toMatchObject({ error: 'user_not_found' });
  const { channel } = await app.call('chat.postMessage', { channel: 'U1', text: 'Bonjour' });
  expect(first['channel']).toMatchObject({ id: channel });
});

test('history and members come in pages', async () => {
  await using app = await startLittleApp();
  const channel = await createPrivate(app);
  for (const text of ['Un', 'Deux', 'Trois']) await app.call('chat.postMessage', { channel, text });
  const first = await app.call('conversations.history', { channel, limit: 2 });
  expect(first).toMatchObject({ messages: [{ text: 'Trois' }, { text: 'Deux' }], has_more: true });
  const cursor = textAt(first, 'response_metadata', 'next_cursor');
  expect(await app.call('conversations.history', { channel, limit: 2, cursor })).toMatchObject({
    messages: [{ text: 'Un' }],
    has_more: false,
  });
});

test('what a person writes reaches the app where it has subscribed and is in the channel', async () => {
  await using app = await startLittleApp({ events: ['message.groups'] });
  const channel = await createPrivate(app);
  await app.call('conversations.invite', { channel, users: 'U1' });
  await app.slack.say('U1', channel, 'Je trouve ce dossier solide.');
  expect(app.received.map(({ content }) => content['event'])).toMatchObject([
    { type: 'message', user: 'U1', channel, channel_type: 'group', text: 'Je trouve ce dossier solide.' },
  ]);
  const direct = app.slack.channels('U1').find(({ kind }) => kind === 'direct')!;
  await app.slack.say('U1', direct.id, 'Bonjour');
  expect(app.received).toHaveLength(1);
});
