import { expect, test } from 'vitest';
import { type LittleApp, openGradingModal, plain, startLittleApp, textAt } from './little-app.ts';

const blocks = [
  {
    type: 'section',
    block_id: 'next',
    text: plain('Un dossier vous attend.'),
    accessory: { type: 'button', action_id: 'grade', text: plain('Noter'), value: 'SOC-012' },
  },
];

async function askInMessage(app: LittleApp) {
  const { ts, channel } = await app.call('chat.postMessage', { channel: 'U1', text: 'Un dossier', blocks });
  return { channel: textAt(channel), messageTs: textAt(ts) };
}

const respond = (url: unknown, body: unknown) =>
  fetch(textAt(url), { method: 'POST', body: JSON.stringify(body) });

test('a choice that dispatches is kept in the view, and sent with its state', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  app.slack.fill('U1', view.id, { comment: { comment: 'en cours' } });
  expect(await app.slack.click('U1', { viewId: view.id }, 'originality', 'grade', '2')).toEqual({ ok: true });
  const { content } = app.received.at(-1)!;
  expect(content).toMatchObject({
    type: 'block_actions',
    user: { id: 'U1', username: 'amelie', team_id: 'T0LOCAL' },
    container: { type: 'view', view_id: view.id },
    trigger_id: expect.any(String),
    actions: [
      {
        type: 'static_select',
        block_id: 'originality',
        action_id: 'grade',
        selected_option: { value: '2' },
        action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
      },
    ],
    view: {
      state: {
        values: {
          originality: { grade: { selected_option: { value: '2' } } },
          comment: { comment: { value: 'en cours' } },
        },
      },
    },
  });
  expect(content).not.toHaveProperty('response_url');
});

test('an input that does not dispatch sends nothing', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  const before = app.received.length;
  expect(await app.slack.click('U1', { viewId: view.id }, 'comment', 'comment', 'Bien')).toEqual({
    ok: true,
  });
  expect(app.received).toHaveLength(before);
});

test('an element that is not there, a value that is not offered and the view of another are absent', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  const absent = { ok: false, reason: 'absent' };
  const place = { viewId: view.id };
  expect(await app.slack.click('U1', place, 'originality', 'autre', '2')).toEqual(absent);
  expect(await app.slack.click('U1', place, 'originality', 'grade', '9')).toEqual(absent);
  expect(await app.slack.click('U2', place, 'originality', 'grade', '2')).toEqual(absent);
});

test('a click that the app does not acknowledge in time is told', async () => {
  await using app = await startLittleApp({ ackTimeoutMs: 20 });
  const place = await askInMessage(app);
  app.respond(() => new Promise<Response>(() => {}));
  expect(await app.slack.click('U1', place, 'next', 'grade')).toEqual({ ok: false, reason: 'timeout' });
});

test('a click in a message carries the message and a response_url that may replace it', async () => {
  await using app = await startLittleApp();
  const place = await askInMessage(app);
  await app.slack.click('U1', place, 'next', 'grade');
  const { content } = app.received.at(-1)!;
  expect(content).toMatchObject({
    container: {
      type: 'message',
      message_ts: place.messageTs,
      channel_id: place.channel,
      is_ephemeral: false,
    },
    channel: { id: place.channel },
    message: { ts: place.messageTs, text: 'Un dossier', bot_id: 'B0LOCALBOT' },
    actions: [{ type: 'button', value: 'SOC-012', text: { text: 'Noter' } }],
  });
  await respond(content['response_url'], { text: 'Noté.', replace_original: true });
  expect(app.slack.messages(place.channel, 'U1')).toMatchObject([{ text: 'Noté.', blocks: [] }]);
  await respond(content['response_url'], { delete_original: true });
  expect(app.slack.messages(place.channel, 'U1')).toEqual([]);
});

test('an ephemeral message is not given back to the app', async () => {
  await using app = await startLittleApp();
  app.respond(() => Response.json({ text: 'Un dossier', blocks }));
  const { channel, responses } = await app.slack.command('U1', '/gpi');
  app.respond(() => new Response(''));
  await app.slack.click('U1', { channel, messageTs: responses[0]!.ts }, 'next', 'grade');
  const { content } = app.received.at(-1)!;
  expect(content).toMatchObject({ container: { is_ephemeral: true } });
  expect(content).not.toHaveProperty('message');
});

test('a response_url takes five answers', async () => {
  await using app = await startLittleApp();
  const result = await app.slack.command('U1', '/gpi');
  const url = app.received[0]?.content['response_url'];
  for (let index = 0; index < 5; index += 1) {
    expect((await respond(url, { text: `Réponse ${index}` })).status).toBe(200);
  }
  expect((await respond(url, { text: 'De trop' })).status).toBe(404);
  expect(result.responses.map(({ text, ephemeral }) => [text, ephemeral])).toEqual(
    [0, 1, 2, 3, 4].map((index) => [`Réponse ${index}`, true]),
  );
});

test('a response_url lives thirty minutes', async () => {
  let now = 1_647_000_000_000;
  await using app = await startLittleApp({ clock: () => now });
  await app.slack.command('U1', '/gpi');
  const url = app.received[0]?.content['response_url'];
  now += 30 * 60_000;
  expect((await respond(url, { text: 'À temps' })).status).toBe(200);
  now += 1;
  expect((await respond(url, { text: 'Trop tard' })).status).toBe(404);
});

test('an answer without text is refused, blocks or not', async () => {
  await using app = await startLittleApp();
  await app.slack.command('U1', '/gpi');
  const url = app.received[0]?.content['response_url'];
  expect((await respond(url, { blocks })).status).toBe(400);
  expect((await respond(url, { text: 'Avec', blocks: [{ type: 'inconnu' }] })).status).toBe(400);
});

test('nothing is clicked in a modal that another covers', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  await app.slack.click('U1', { viewId: view.id }, 'acts', 'draft');
  const trigger = app.received.at(-1)?.content['trigger_id'];
  const details = { type: 'modal', title: plain('Détails'), blocks: [{ type: 'divider' }] };
  await app.call('views.push', { trigger_id: trigger, view: details });
  const place = { viewId: view.id };
  expect(await app.slack.click('U1', place, 'acts', 'draft')).toEqual({ ok: false, reason: 'absent' });
});
