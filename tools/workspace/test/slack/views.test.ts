import { expect, test } from 'vitest';
import { gradingModal, openGradingModal, plain, startLittleApp } from './little-app.ts';

test('a trigger opens one view, once', async () => {
  await using app = await startLittleApp();
  await app.slack.command('U1', '/noter');
  const trigger = app.received[0]?.content['trigger_id'];
  const open = () => app.call('views.open', { trigger_id: trigger, view: gradingModal });
  expect(await open()).toMatchObject({
    ok: true,
    view: { callback_id: 'grade', private_metadata: 'SOC-012' },
  });
  expect(await open()).toMatchObject({ ok: false, error: 'exchanged_trigger_id' });
  expect(await app.call('views.open', { trigger_id: '1.2.x', view: gradingModal })).toMatchObject({
    error: 'invalid_trigger_id',
  });
});

test('a trigger lives three seconds', async () => {
  let now = 1_647_000_000_000;
  await using app = await startLittleApp({ clock: () => now });
  for (const [age, answer] of [
    [3000, { ok: true }],
    [3001, { ok: false, error: 'expired_trigger_id' }],
  ] as const) {
    await app.slack.command('U1', '/noter');
    const trigger = app.received.at(-1)?.content['trigger_id'];
    now += age;
    expect(await app.call('views.open', { trigger_id: trigger, view: gradingModal })).toMatchObject(answer);
  }
});

test('a view that is refused does not spend the trigger', async () => {
  await using app = await startLittleApp();
  await app.slack.command('U1', '/noter');
  const trigger = app.received[0]?.content['trigger_id'];
  const { submit: _, ...withoutSubmit } = gradingModal;
  expect(await app.call('views.open', { trigger_id: trigger, view: withoutSubmit })).toMatchObject({
    ok: false,
  });
  expect(await app.call('views.open', { trigger_id: trigger, view: gradingModal })).toMatchObject({
    ok: true,
  });
});

test('an update with the hash of an older state is refused', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  const update = { view_id: view.id, hash: view.hash, view: gradingModal };
  expect(await app.call('views.update', update)).toMatchObject({ ok: true });
  expect(await app.call('views.update', update)).toMatchObject({ ok: false, error: 'hash_conflict' });
  expect(await app.call('views.update', { ...update, hash: undefined })).toMatchObject({ ok: true });
});

test('what was entered stays across an update where block and action keep their ids', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  app.slack.fill('U1', view.id, { comment: { comment: 'en cours' }, originality: { grade: '2' } });
  const [select, comment] = gradingModal.blocks;
  const renamed = { ...comment, block_id: 'comment-2' };
  const update = (blocks: unknown[]) =>
    app.call('views.update', { view_id: view.id, view: { ...gradingModal, blocks } });
  await update([select, comment]);
  expect(app.slack.openViews('U1')[0]?.state.values).toMatchObject({
    comment: { comment: { value: 'en cours' } },
    originality: { grade: { selected_option: { value: '2' } } },
  });
  await update([renamed]);
  expect(app.slack.openViews('U1')[0]?.state.values).toEqual({
    'comment-2': { comment: { type: 'plain_text_input', value: null } },
  });
});

test('views stack three deep, each over the one its trigger came from', async () => {
  await using app = await startLittleApp();
  const first = await openGradingModal(app);
  const push = async () => {
    await app.slack.click('U1', { viewId: app.slack.openViews('U1').at(-1)?.id ?? '' }, 'acts', 'draft');
    const trigger = app.received.at(-1)?.content['trigger_id'];
    return app.call('views.push', { trigger_id: trigger, view: gradingModal });
  };
  expect(await push()).toMatchObject({ view: { previous_view_id: first.id, root_view_id: first.id } });
  expect(await push()).toMatchObject({ ok: true });
  expect(await push()).toMatchObject({ ok: false, error: 'push_limit_reached' });
  await app.slack.command('U1', '/noter');
  const trigger = app.received.at(-1)?.content['trigger_id'];
  expect(await app.call('views.push', { trigger_id: trigger, view: gradingModal })).toMatchObject({
    error: 'not_found',
  });
});

test('a view is found by the id the app gave it, which no other open view may bear', async () => {
  await using app = await startLittleApp();
  await openGradingModal(app, { external_id: 'grading-SOC-012' });
  const view = { ...gradingModal, external_id: 'grading-SOC-012', title: plain('Autre titre') };
  expect(await app.call('views.update', { external_id: 'grading-SOC-012', view })).toMatchObject({
    view: { title: { text: 'Autre titre' } },
  });
  await app.slack.command('U2', '/noter');
  const trigger = app.received.at(-1)?.content['trigger_id'];
  expect(await app.call('views.open', { trigger_id: trigger, view })).toMatchObject({
    error: 'duplicate_external_id',
  });
});

test('a closed view can no longer be updated', async () => {
  await using app = await startLittleApp();
  const view = await openGradingModal(app);
  await app.slack.closeView('U1', view.id);
  expect(await app.call('views.update', { view_id: view.id, view: gradingModal })).toMatchObject({
    error: 'not_found',
  });
});

test('each person has their own Home, published again with its hash', async () => {
  await using app = await startLittleApp();
  const publish = (text: string, hash?: string) =>
    app.call('views.publish', {
      user_id: 'U1',
      hash,
      view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] },
    });
  expect(await publish('Un')).toMatchObject({ ok: true });
  const hash = app.slack.homeView('U1')?.hash;
  expect(await publish('Deux', hash)).toMatchObject({ ok: true });
  expect(await publish('Trois', hash)).toMatchObject({ error: 'hash_conflict' });
  expect(app.slack.homeView('U1')?.blocks).toMatchObject([{ text: { text: 'Deux' } }]);
  expect(app.slack.homeView('U2')).toBeUndefined();
  expect(await app.call('views.publish', { user_id: 'U1', view: gradingModal })).toMatchObject({
    error: 'invalid_arguments',
  });
});
