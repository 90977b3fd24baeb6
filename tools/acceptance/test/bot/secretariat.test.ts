import { operator } from '@palmares/contest/testing';
import { viewProgress } from '@palmares/contest/views/progress';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readableBy, waitForHome, waitForModal } from './acts.ts';
import { grade, HR, openGrading, PEOPLE, SOCIAL, seedEntry } from './bot-seed.ts';
import { openStage, type Stage } from './bot-stage.ts';

const DOMINIQUE = PEOPLE.dominique.id;
let stage: Stage;
let code: string;

beforeAll(async () => {
  stage = await openStage();
  code = await seedEntry(stage.contest, { title: 'Le guichet mobile' });
  await seedEntry(stage.contest, { title: 'Le potager' });
  await seedEntry(stage.contest, { title: 'En attente', category: HR, screened: false });
  await openGrading(stage.contest, SOCIAL);
  await grade(stage.contest, PEOPLE.anne.id, code, 4);
  await grade(stage.contest, PEOPLE.bruno.id, code, 3);
});
afterAll(() => stage[Symbol.asyncDispose]());

const isOpen = async (category: string): Promise<boolean | undefined> => {
  const progress = await viewProgress(stage.contest, operator, category);
  return progress.kind === 'progress' ? progress.categories[0]?.gradingOpen : undefined;
};

const answerTo = async (member: string, command: string, text = ''): Promise<string> => {
  const { status, responses } = await stage.slack.command(member, command, text);
  expect(status).toBe('ok');
  expect(responses.every(({ ephemeral }) => ephemeral)).toBe(true);
  return JSON.stringify(responses);
};

test('/avancement shows every jury, and each juror of one, without any grade', async () => {
  expect(await answerTo(DOMINIQUE, '/avancement')).toContain('2\u00a0grilles validées sur 6 (33\u00a0%)');
  const detail = await answerTo(DOMINIQUE, '/avancement', 'innovation sociale');
  for (const { name } of [PEOPLE.anne, PEOPLE.bruno, PEOPLE.chloe]) expect(detail).toContain(name);
  expect(detail).toContain('aucune activité');
  expect(detail).not.toMatch(/14,00|16,00|12,00/);
});

test('an overview’s button shows one jury', async () => {
  const { responses, channel } = await stage.slack.command(DOMINIQUE, '/avancement');
  const [message] = responses;
  const line = message?.blocks.find((block) =>
    JSON.stringify(block).includes('"value":"innovation-sociale"'),
  );
  await stage.slack.click(
    DOMINIQUE,
    { channel, messageTs: message?.ts ?? '' },
    line?.block_id ?? '',
    'show-progress',
  );
  const detail = await stage.slack.until(() =>
    stage.slack
      .messages(channel, DOMINIQUE)
      .find(({ text }) => text.includes('Avancement\u00a0: Innovation sociale')),
  );
  expect(JSON.stringify(detail.blocks)).toContain('Anne Martin');
});

test('/classement offers the categories, and shows the ranking to the secretariat alone', async () => {
  expect(await answerTo(DOMINIQUE, '/classement')).toContain('De quelle catégorie');
  const ranking = await answerTo(DOMINIQUE, '/classement', 'SOC');
  expect(ranking).toContain(`*1er* – 14,00 / 20 – ${code}`);
  expect(ranking).toContain('rang provisoire');
  expect(await answerTo(PEOPLE.anne.id, '/classement', 'SOC')).not.toContain('14,00');
  expect(await answerTo(PEOPLE.anne.id, '/classement')).toContain(`16,00 / 20* – ${code}`);
});

test('/gpi clore asks first with counts and names, then closes once, and the jurors’ Homes say so', async () => {
  await stage.slack.openHome(PEOPLE.anne.id);
  await waitForHome(stage.slack, PEOPLE.anne.id, 'Notez vos dossiers');
  await stage.slack.command(DOMINIQUE, '/gpi', 'clore SOC');
  const view = await waitForModal(stage.slack, DOMINIQUE, 'Plus aucune grille');
  const text = JSON.stringify(view);
  expect(text).toContain('2\u00a0dossiers recevables');
  expect(text).toContain('Anne Martin, Bruno Petit et Chloé Roux');
  expect(text).toContain('2\u00a0grilles sont validées sur 6');
  expect(await isOpen(SOCIAL)).toBe(true);
  const result = await stage.slack.submit(DOMINIQUE, view.id);
  expect(JSON.stringify(result)).toContain('La notation est close');
  expect(await isOpen(SOCIAL)).toBe(false);
  await waitForHome(stage.slack, PEOPLE.anne.id, 'La notation n’est pas ouverte');
});

test('/gpi ouvrir without a category offers them; a second confirmation changes nothing', async () => {
  const { responses, channel } = await stage.slack.command(DOMINIQUE, '/gpi', 'ouvrir');
  const [message] = responses;
  await stage.slack.click(
    DOMINIQUE,
    { channel, messageTs: message?.ts ?? '' },
    'categories',
    `ask-grading:${SOCIAL}`,
  );
  const view = await waitForModal(stage.slack, DOMINIQUE, 'Ces jurés pourront noter');
  await openGrading(stage.contest, SOCIAL);
  const result = await stage.slack.submit(DOMINIQUE, view.id);
  expect(JSON.stringify(result)).toContain('La notation était déjà ouverte');
});

test('the secretariat’s Home shows every jury and what waits, and opens grading', async () => {
  await stage.slack.openHome(DOMINIQUE);
  const home = await waitForHome(stage.slack, DOMINIQUE, 'Bureau du secrétariat');
  const text = JSON.stringify(home);
  for (const { name } of stage.contest.edition.categories) expect(text).toContain(name);
  expect(text).toContain('1\u00a0dossier attend');
  const line = home.blocks.find((block) => JSON.stringify(block).includes(`"value":"${HR}:open"`));
  await stage.slack.click(DOMINIQUE, { viewId: home.id }, line?.block_id ?? '', 'ask-grading');
  const view = await waitForModal(stage.slack, DOMINIQUE, 'Ouvrir la notation');
  await stage.slack.submit(DOMINIQUE, await confirmedId(view.id));
  expect(await isOpen(HR)).toBe(true);
});

/** The window once it asks, rather than loads. */
const confirmedId = async (id: string): Promise<string> => {
  await waitForModal(stage.slack, DOMINIQUE, '"callback_id":"grading"');
  return id;
};

test('a juror is refused what is the secretariat’s', async () => {
  for (const [command, text] of [
    ['/avancement', ''],
    ['/avancement', 'SOC'],
    ['/gpi', 'ouvrir SOC'],
    ['/gpi', 'clore SOC'],
  ] as const) {
    expect(await answerTo(PEOPLE.anne.id, command, text)).toContain('réservée au secrétariat');
  }
  expect(readableBy(stage.slack, PEOPLE.anne.id)).not.toContain('Bruno');
});

test('every command answers aide', async () => {
  for (const command of stage.slack.commands) {
    expect(await answerTo(PEOPLE.anne.id, command, 'aide')).toContain(command);
  }
});

test('what the secretariat does in Slack is never said in a channel', async () => {
  const channel = stage.slack.createChannel({
    name: 'jury',
    members: [PEOPLE.anne.id, DOMINIQUE],
    withBot: true,
  });
  await stage.slack.command(DOMINIQUE, '/classement', 'SOC', { channel: channel.id });
  await stage.slack.command(DOMINIQUE, '/avancement', 'SOC', { channel: channel.id });
  expect(stage.slack.messages(channel.id, DOMINIQUE)).toHaveLength(2);
  expect(stage.slack.messages(channel.id, PEOPLE.anne.id)).toEqual([]);
});
