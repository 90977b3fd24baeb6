import { signRequest } from '@palmares/workspace/slack/delivery/sign-request';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForHome } from './acts.ts';
import { PEOPLE, seedEntry } from './bot-seed.ts';
import { openStage, SECRET, type Stage } from './bot-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await seedEntry(stage.contest, { title: 'Premier' });
});
afterAll(() => stage[Symbol.asyncDispose]());

const body = new URLSearchParams({
  command: '/gpi',
  text: 'echeance',
  user_id: PEOPLE.anne.id,
  team_id: 'T1',
  channel_id: 'C1',
  trigger_id: '1.1',
  response_url: 'http://127.0.0.1:9/',
}).toString();

const send = (headers: Record<string, string>, sent = body): Promise<Response> =>
  fetch(`${stage.botAddress()}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: sent,
  });

test('a request that Slack signed just now is answered in one go', async () => {
  const calls = stage.slack.calls.length;
  const response = await send(signRequest(SECRET, body, Date.now()));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('vendredi 1er avril 2022 à 23\u00a0h\u00a030 (heure de Paris)');
  expect(stage.slack.calls).toHaveLength(calls);
});

test.each([
  ['forged', () => signRequest('another secret', body, Date.now())],
  ['replayed after five minutes', () => signRequest(SECRET, body, Date.now() - 301_000)],
  ['dated ten minutes ahead', () => signRequest(SECRET, body, Date.now() + 600_000)],
  ['of another body', () => signRequest(SECRET, `${body}&text=file`, Date.now())],
  ['missing', () => ({})],
])('a signature that is %s is refused with 401', async (_, headers) => {
  const response = await send(headers());
  expect(response.status).toBe(401);
  expect(await response.text()).not.toContain('mai');
});

test('an event that Slack sends again is handled once', async () => {
  const { id } = PEOPLE.anne;
  const published = () =>
    stage.slack.calls.filter(({ method, args }) => method === 'views.publish' && args['user_id'] === id)
      .length;
  const event = await stage.slack.openHome(id);
  await waitForHome(stage.slack, id, 'Votre bureau de juré');
  expect(published()).toBe(1);
  for (let again = 0; again < 3; again += 1) {
    expect(await stage.slack.faults.redeliver(event.id)).toMatchObject({ kind: 'acknowledged' });
  }
  // Another person's Home goes through the same queue: once it is there, a repetition would have been too.
  await stage.slack.openHome(PEOPLE.bruno.id);
  await waitForHome(stage.slack, PEOPLE.bruno.id, 'Votre bureau de juré');
  expect(published()).toBe(1);
});

test('the health pages say what is there', async () => {
  const health = await fetch(`${stage.botAddress()}/healthz`);
  expect(await health.json()).toEqual({ status: 'ok' });
  const ready = await fetch(`${stage.botAddress()}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', database: true, slack: true }]);
});
