import { viewScoreSheet } from '@palmares/contest/views/score-sheet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../src/until.ts';
import { allGrades, openSheet, waitForHome } from './acts.ts';
import { memberOf, openGrading, PEOPLE, SOCIAL, seedEntry } from './bot-seed.ts';
import { openStage, type Stage } from './bot-stage.ts';

const ANNE = PEOPLE.anne.id;
let stage: Stage;
let code: string;

beforeAll(async () => {
  stage = await openStage({ socketMode: true });
  code = await seedEntry(stage.contest, { title: 'Premier' });
  await openGrading(stage.contest, SOCIAL);
});
afterAll(() => stage[Symbol.asyncDispose]());

test('a juror grades through Socket Mode as over HTTP', async () => {
  const { responses } = await stage.slack.command(ANNE, '/gpi', 'file');
  expect(responses[0]?.text).toContain('0\u00a0dossier sur 1 noté');
  const view = await openSheet(stage, ANNE, code);
  const place = { viewId: view.id };
  await stage.slack.click(ANNE, place, `grade:${code}:objectifs`, 'choose-grade', '4');
  expect(await stage.slack.submit(ANNE, view.id, allGrades(stage, code, 5))).toMatchObject({ ok: true });
  expect(await viewScoreSheet(stage.contest, await memberOf(stage.contest, ANNE), code)).toMatchObject({
    sheet: { submittedVersion: 1 },
  });
  await waitForHome(stage.slack, ANNE, '1\u00a0dossier sur 1 noté (100\u00a0%)');
});

test('it connects again when Slack asks for it', async () => {
  stage.slack.faults.refreshSockets();
  await stage.slack.until(
    () => stage.slack.calls.filter(({ method }) => method === 'apps.connections.open').length > 1,
  );
  // A command between the two sockets is lost, as in Slack.
  const answer = await until('an answer', async () => {
    const { status, responses } = await stage.slack.command(ANNE, '/gpi', 'file');
    return status === 'ok' && responses[0];
  });
  expect(answer.text).toContain('1\u00a0dossier sur 1 noté');
});

test('the health pages stay on HTTP, and Slack’s route is not there', async () => {
  expect((await fetch(`${stage.botAddress()}/readyz`)).status).toBe(200);
  expect((await fetch(`${stage.botAddress()}/slack/events`, { method: 'POST' })).status).toBe(404);
});
