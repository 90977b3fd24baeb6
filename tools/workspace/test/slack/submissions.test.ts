import { expect, test, vi } from 'vitest';
import { gradingModal, jsonAnswer, openGradingModal, plain, startLittleApp } from './little-app.ts';

const graded = { originality: { grade: '3' } };
const thanks = { type: 'modal', title: plain('Merci'), blocks: [{ type: 'divider' }] };

test('a required input left empty is refused before the app hears of it', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  const before = app.received.length;
  expect(await app.slack.submit('U1', view.id)).toEqual({
    ok: false,
    reason: 'fields',
    errors: { originality: 'Ce champ est obligatoire.' },
  });
  const tooLong = { ...graded, comment: { comment: 'x'.repeat(21) } };
  expect(await app.slack.submit('U1', view.id, tooLong)).toMatchObject({
    errors: { comment: expect.stringContaining('20') },
  });
  expect(app.received).toHaveLength(before);
});

test('a submission carries the state of every input, and closes the modal when acknowledged', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  expect(await app.slack.submit('U1', view.id, graded)).toEqual({ ok: true, view: undefined });
  expect(app.received.at(-1)?.content).toMatchObject({
    type: 'view_submission',
    user: { id: 'U1', username: 'amelie', name: 'amelie', team_id: 'T0LOCAL' },
    team: { id: 'T0LOCAL', domain: 'local' },
    api_app_id: 'A0LOCALAPP',
    trigger_id: expect.any(String),
    response_urls: [],
    view: {
      id: view.id,
      hash: view.hash,
      callback_id: 'grade',
      private_metadata: 'SOC-012',
      root_view_id: view.id,
      previous_view_id: null,
      state: {
        values: {
          originality: {
            grade: {
              type: 'static_select',
              selected_option: { text: { type: 'plain_text', text: 'Note 3', emoji: true }, value: '3' },
            },
          },
          comment: { comment: { type: 'plain_text_input', value: null } },
        },
      },
    },
  });
  expect(app.slack.openViews('U1')).toEqual([]);
});

test('field errors of the app keep the modal open', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  const errors = { comment: 'Un commentaire est attendu.' };
  app.respond(() => jsonAnswer({ response_action: 'errors', errors }));
  expect(await app.slack.submit('U1', view.id, graded)).toEqual({ ok: false, reason: 'fields', errors });
  expect(app.slack.openViews('U1')).toHaveLength(1);
});

test('the app may update, push or clear in answer', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  app.respond(() => jsonAnswer({ response_action: 'push', view: thanks }));
  expect(await app.slack.submit('U1', view.id, graded)).toMatchObject({
    ok: true,
    view: { title: { text: 'Merci' }, previous_view_id: view.id },
  });
  await app.slack.closeView('U1', app.slack.openViews('U1')[1]!.id);
  app.respond(() =>
    jsonAnswer({ response_action: 'update', view: { ...gradingModal, title: plain('Suivant') } }),
  );
  expect(await app.slack.submit('U1', view.id, graded)).toMatchObject({
    view: { id: view.id, title: { text: 'Suivant' } },
  });
  app.respond(() => jsonAnswer({ response_action: 'clear' }));
  expect(await app.slack.submit('U1', view.id, graded)).toEqual({ ok: true, view: undefined });
});

test.each([
  ['an error on what is not an input', { response_action: 'errors', errors: { acts: 'Non' } }],
  ['no error at all', { response_action: 'errors', errors: {} }],
  ['an action Slack does not know', { response_action: 'fermer' }],
  [
    'a view beyond the limits',
    { response_action: 'push', view: { ...thanks, title: plain('x'.repeat(25)) } },
  ],
])('%s is trouble for the person', async (_name, body) => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  app.respond(() => jsonAnswer(body));
  expect(await app.slack.submit('U1', view.id, graded)).toEqual({
    ok: false,
    reason: 'trouble',
    message: 'Nous avons rencontré un problème de connexion. Veuillez réessayer.',
  });
  expect(app.slack.openViews('U1')).toHaveLength(1);
});

test('so is a submission that is not acknowledged in time', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  const patience = new AbortController();
  using _clock = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
  app.respond(() => {
    patience.abort(new DOMException('The time is over', 'TimeoutError'));
    return new Promise<Response>(() => {});
  });
  expect(await app.slack.submit('U1', view.id, graded)).toMatchObject({ ok: false, reason: 'trouble' });
});

test('nobody submits the view of another', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  expect(await app.slack.submit('U2', view.id, graded)).toEqual({ ok: false, reason: 'absent' });
});

test('closing tells the app only where the view asks for it', async () => {
  await using app = await startLittleApp();
  const silent = await openGradingModal(app);
  const before = app.received.length;
  await app.slack.closeView('U1', silent.id);
  expect(app.received).toHaveLength(before);
  const view = await openGradingModal(app, { notify_on_close: true, clear_on_close: true });
  await app.slack.closeView('U1', view.id);
  expect(app.received.at(-1)?.content).toMatchObject({
    type: 'view_closed',
    is_cleared: true,
    user: { id: 'U1' },
    view: { id: view.id, callback_id: 'grade' },
  });
});
