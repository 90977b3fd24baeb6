import { afterAll, beforeAll, expect, test } from 'vitest';
import { allGrades, openSheet, waitForHome, waitForModal } from './acts.ts';
import { openGrading, PEOPLE, SOCIAL, seedEntry } from './bot-seed.ts';
import { openStage, type Stage } from './bot-stage.ts';

const ANNE = PEOPLE.anne.id;
let stage: Stage;
let code: string;

beforeAll(async () => {
  stage = await openStage();
  code = await seedEntry(stage.contest, { title: 'Premier' });
  await openGrading(stage.contest, SOCIAL);
});
afterAll(() => stage[Symbol.asyncDispose]());

const saidTo = (channel: string, text: string) =>
  stage.slack.until(() => stage.slack.messages(channel, ANNE).some((message) => message.text.includes(text)));

test('a rate limit on opening a window is told at once, with how long to wait', async () => {
  stage.slack.faults.rateLimitNext('views.open', 7);
  const { channel } = await stage.slack.command(ANNE, '/noter', code);
  await saidTo(channel, 'Réessayez dans 7\u00a0secondes');
  expect(stage.slack.openViews(ANNE)).toEqual([]);
});

test('a trigger that came too late is told', async () => {
  stage.slack.faults.failNext('views.open', 'expired_trigger_id');
  const { channel } = await stage.slack.command(ANNE, '/noter', code);
  expect(await saidTo(channel, 'Refaites la commande')).toBe(true);
});

test('one failure of Slack’s server is got over within the trigger’s time', async () => {
  stage.slack.faults.failNext('views.open', 503);
  const view = await openSheet(stage, ANNE, code);
  const opened = stage.slack.calls.filter(({ method }) => method === 'views.open').slice(-2);
  expect(opened.map(({ status }) => status)).toEqual([503, 200]);
  await stage.slack.closeView(ANNE, view.id);
});

test('a rate limit on filling a window is waited for, and the window does not stay on its loader', async () => {
  stage.slack.faults.rateLimitNext('views.update', 1);
  await stage.slack.command(ANNE, '/noter', code);
  await waitForModal(stage.slack, ANNE, 'Chargement');
  const view = await waitForModal(stage.slack, ANNE, `grade:${code}:`);
  expect(JSON.stringify(view)).not.toContain('Chargement');
  await stage.slack.closeView(ANNE, view.id);
});

test('a submission is recorded and acknowledged while Slack limits everything else', async () => {
  const view = await openSheet(stage, ANNE, code);
  stage.slack.faults.rateLimitNext('views.publish', 1, 2);
  expect(await stage.slack.submit(ANNE, view.id, allGrades(stage, code, 4))).toMatchObject({ ok: true });
  await waitForHome(stage.slack, ANNE, '1\u00a0dossier sur 1 noté (100\u00a0%)');
  await stage.slack.closeView(ANNE, view.id);
});

test('a window that changed meanwhile is left as it is', async () => {
  const view = await openSheet(stage, ANNE, code);
  stage.slack.faults.failNext('views.update', 'hash_conflict');
  expect(await stage.slack.click(ANNE, { viewId: view.id }, 'draft', 'save-draft')).toEqual({ ok: true });
  await stage.slack.click(ANNE, { viewId: view.id }, 'draft', 'save-draft');
  await waitForModal(stage.slack, ANNE, 'Brouillon enregistré');
  await stage.slack.closeView(ANNE, view.id);
});

test('on the Home, where there is nobody to answer, a rate limit is told by direct message', async () => {
  await stage.slack.openHome(ANNE);
  const home = await waitForHome(stage.slack, ANNE, code);
  const line = home.blocks.find((block) => JSON.stringify(block).includes(`"value":"${code}"`));
  stage.slack.faults.rateLimitNext('views.open', 3);
  await stage.slack.click(ANNE, { viewId: home.id }, line?.block_id ?? '', 'open-entry');
  const direct = stage.slack.channels(ANNE).find(({ kind }) => kind === 'direct');
  expect(await saidTo(direct?.id ?? '', 'Réessayez dans 3\u00a0secondes')).toBe(true);
});
