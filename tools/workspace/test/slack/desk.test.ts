import { request } from 'node:http';
import { expect, test } from 'vitest';
import { type LittleApp, openGradingModal, startLittleApp, textAt } from './little-app.ts';

async function act(app: LittleApp, path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.slackUrl}/slack/desk/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json().catch(() => undefined) };
}

const read = async (app: LittleApp, path: string) =>
  (await fetch(`${app.slackUrl}/slack/desk/${path}`)).json();

test('the acts of a person are there over HTTP', async () => {
  await using app = await startLittleApp();
  app.respond(() => new Response('Votre file'));
  const typed = await act(app, 'command', { member: 'U1', command: '/gpi', text: 'file' });
  expect(typed.body).toMatchObject({
    status: 'ok',
    responses: [{ text: 'Votre file', ephemeral: true, userName: 'Palmarès' }],
  });
  app.respond(() => new Response(''));
  const view = await openGradingModal(app);
  expect(await read(app, 'views?member=U1')).toMatchObject([{ id: view.id }]);
  const clicked = await act(app, 'click', {
    member: 'U1',
    place: { viewId: view.id },
    blockId: 'originality',
    actionId: 'grade',
    value: '2',
    values: { comment: { comment: 'en cours' } },
  });
  expect(clicked.body).toEqual({ ok: true });
  expect(app.received.at(-1)?.content).toMatchObject({
    view: { state: { values: { comment: { comment: { value: 'en cours' } } } } },
  });
  expect((await act(app, 'submit', { member: 'U1', viewId: view.id })).body).toEqual({ ok: true });
  expect((await act(app, 'home', { member: 'U1' })).body).toMatchObject({ type: 'app_home_opened' });
  expect(await read(app, 'calls?method=views.open')).toMatchObject([{ answer: { ok: true } }]);
});

test('members and channels can be added from another process', async () => {
  await using app = await startLittleApp();
  await act(app, 'members', { id: 'U3', name: 'chloe', realName: 'Chloé Morel', role: 'secrétariat' });
  expect(await read(app, 'members')).toMatchObject([{}, {}, { id: 'U3', timeZone: 'Europe/Paris' }]);
  const { body } = await act(app, 'channels', { name: 'secretariat', private: true, members: ['U3'] });
  expect(await read(app, 'channels?member=U3')).toContainEqual(body);
  expect(await read(app, 'channels?member=U1')).not.toContainEqual(body);
});

test('a body that is wrong, not JSON or of nobody is refused', async () => {
  await using app = await startLittleApp();
  expect((await act(app, 'command', { member: 'U1', command: 'gpi' })).status).toBe(400);
  expect((await act(app, 'command', { member: 'U9', command: '/gpi' })).status).toBe(404);
  const form = { 'content-type': 'text/plain' };
  expect((await act(app, 'command', { member: 'U1', command: '/gpi' }, form)).status).toBe(415);
  expect(app.received).toEqual([]);
});

test('other sites and other host names are refused', async () => {
  await using app = await startLittleApp();
  const command = { member: 'U1', command: '/gpi' };
  expect((await act(app, 'command', command, { origin: 'https://example.org' })).status).toBe(403);
  expect((await act(app, 'command', command, { origin: 'null' })).status).toBe(403);
  expect((await act(app, 'command', command, { origin: app.slackUrl })).status).toBe(200);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { host: 'slack.example.org' };
    request(`${app.slackUrl}/slack/desk/members`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

test('the page and its parts are served, and nothing beside them', async () => {
  await using app = await startLittleApp();
  const page = await fetch(`${app.slackUrl}/slack`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  const html = await page.text();
  expect(html).toContain('remplace Slack sur cette machine');
  for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
    expect((await fetch(`${app.slackUrl}${path}`)).status).toBe(200);
  }
  expect((await fetch(`${app.slackUrl}/slack/page/..%2funtil.ts`)).status).toBe(404);
  expect((await fetch(`${app.slackUrl}/slack/page/autre.js`)).status).toBe(404);
});

test('changes are told as they happen', async () => {
  await using app = await startLittleApp();
  const response = await fetch(`${app.slackUrl}/slack/desk/events`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toContain('event: change');
  await app.call('chat.postMessage', { channel: 'U1', text: 'Bonjour' });
  expect((await reader.read()).value).toContain('event: change');
  app.slack.stop();
  while (!(await reader.read()).done);
});

test('faults can be ordered over HTTP', async () => {
  await using app = await startLittleApp();
  await act(app, 'faults', { kind: 'fail', method: 'auth.test', failure: 'internal_error' });
  expect(await app.call('auth.test')).toMatchObject({ error: 'internal_error' });
  const { body } = await act(app, 'home', { member: 'U1' });
  await act(app, 'faults', { kind: 'redeliver', eventId: textAt(body, 'id') });
  expect(app.received).toHaveLength(2);
});
