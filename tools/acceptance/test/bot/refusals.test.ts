import { recuse } from '@palmares/contest/acts/recuse';
import { viewScoreSheet } from '@palmares/contest/views/score-sheet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  allGrades,
  criteriaOf,
  openSheet,
  payloadHead,
  readableBy,
  sendForged,
  waitForHome,
  waitForModal,
} from './acts.ts';
import { HR, memberOf, openGrading, PEOPLE, SOCIAL, seedEntry } from './bot-seed.ts';
import { openStage, type Stage } from './bot-stage.ts';

const ANNE: string = PEOPLE.anne.id;
let stage: Stage;
let first: string;
let second: string;
let third: string;
let unopened: string;

beforeAll(async () => {
  stage = await openStage();
  first = await seedEntry(stage.contest, { title: 'Premier' });
  second = await seedEntry(stage.contest, { title: 'Deuxième' });
  third = await seedEntry(stage.contest, { title: 'Troisième' });
  unopened = await seedEntry(stage.contest, { title: 'Autre jury', category: HR });
  await openGrading(stage.contest, SOCIAL);
});
afterAll(() => stage[Symbol.asyncDispose]());

const sheetOf = async (code: string, member: string = ANNE) =>
  viewScoreSheet(stage.contest, await memberOf(stage.contest, member), code);

/** A submission of this window with these grades, whatever it offers. */
const submissionOf = (
  view: unknown,
  code: string,
  grades: Readonly<Record<string, string>>,
  member = ANNE,
) => ({
  ...payloadHead(member),
  type: 'view_submission',
  view: {
    ...Object(view),
    state: {
      values: Object.fromEntries(
        Object.entries(grades).map(([criterion, value]) => [
          `grade:${code}:${criterion}`,
          { 'choose-grade': { type: 'static_select', selected_option: { value } } },
        ]),
      ),
    },
  },
});

test('a forged choice of 6 is not saved, and the window says so', async () => {
  const view = await openSheet(stage, ANNE, first);
  const criterion = criteriaOf(stage)[0] ?? '';
  for (const value of ['6', '-1', '4.5', 'x']) {
    const response = await sendForged(stage, {
      ...payloadHead(ANNE),
      type: 'block_actions',
      container: { type: 'view', view_id: view.id },
      view: stage.slack.openViews(ANNE).at(-1),
      actions: [
        {
          type: 'static_select',
          action_id: 'choose-grade',
          block_id: `grade:${first}:${criterion}`,
          action_ts: '1.1',
          selected_option: { value },
        },
      ],
    });
    expect(response.status).toBe(200);
  }
  await waitForModal(stage.slack, ANNE, 'n’est pas dans le barème');
  expect(await sheetOf(first)).toMatchObject({ sheet: { grades: {} } });
  await stage.slack.closeView(ANNE, view.id);
});

test('a submission with a forged grade is answered under its field, and writes nothing', async () => {
  const view = await openSheet(stage, ANNE, first);
  const good = Object.fromEntries(criteriaOf(stage).map((criterion) => [criterion, '3']));
  for (const value of ['6', '3.5']) {
    const response = await sendForged(stage, submissionOf(view, first, { ...good, finances: value }));
    expect(await response.json()).toMatchObject({
      response_action: 'errors',
      errors: { [`grade:${first}:finances`]: expect.stringContaining('note') },
    });
  }
  expect(await sheetOf(first)).toMatchObject({ sheet: { submittedVersion: null } });
  await stage.slack.closeView(ANNE, view.id);
});

test('a submission that lacks a criterion is answered under its field', async () => {
  const view = await openSheet(stage, ANNE, first);
  const some = Object.fromEntries(
    criteriaOf(stage)
      .slice(1)
      .map((criterion) => [criterion, '3']),
  );
  const response = await sendForged(stage, submissionOf(view, first, some));
  expect(await response.json()).toEqual({
    response_action: 'errors',
    errors: { [`grade:${first}:objectifs`]: 'Choisissez une note pour ce critère.' },
  });
  await stage.slack.closeView(ANNE, view.id);
});

test('a window whose metadata was tampered with writes nothing', async () => {
  const view = await openSheet(stage, ANNE, first);
  const good = Object.fromEntries(criteriaOf(stage).map((criterion) => [criterion, '3']));
  for (const metadata of ['', '{"code":"RH-001","juror":"U2"}', `{"code":"${unopened}"}`]) {
    const forged = submissionOf({ ...view, private_metadata: metadata }, first, good);
    const answer = JSON.stringify(await (await sendForged(stage, forged)).json());
    expect(answer).toMatch(/n’est plus à jour|ne vous est présenté/);
  }
  expect(await sheetOf(first)).toMatchObject({ sheet: { submittedVersion: null } });
  await stage.slack.closeView(ANNE, view.id);
});

test('a recused juror can neither open nor submit, even in a window that was open before', async () => {
  const bruno = PEOPLE.bruno.id;
  const view = await openSheet(stage, bruno, second);
  await recuse(stage.contest, await memberOf(stage.contest, bruno), second, 'Un lien');
  const result = await stage.slack.submit(bruno, view.id, allGrades(stage, second, 3));
  expect(JSON.stringify(result)).toContain('Vous êtes déporté de ce dossier');
  expect((await sheetOf(second, bruno)).kind).toBe('recused');
  await stage.slack.command(bruno, '/noter', second);
  await waitForModal(stage.slack, bruno, 'Vous êtes déporté');
});

test('someone who is on no list is refused politely, by every command and on the Home', async () => {
  const { id } = PEOPLE.eve;
  for (const command of stage.slack.commands) {
    const { responses } = await stage.slack.command(id, command, command === '/noter' ? first : '');
    expect(responses.map(({ text }) => text).join()).toContain('Vous ne figurez ni parmi les jurés');
  }
  await stage.slack.openHome(id);
  await waitForHome(stage.slack, id, 'Vous ne figurez ni parmi les jurés');
  expect(stage.slack.openViews(id)).toEqual([]);
  expect(readableBy(stage.slack, id)).not.toContain('Premier');
});

test('a stranger’s forged submission is refused', async () => {
  const view = await openSheet(stage, ANNE, first);
  const good = Object.fromEntries(criteriaOf(stage).map((criterion) => [criterion, '3']));
  const response = await sendForged(stage, submissionOf(view, first, good, PEOPLE.eve.id));
  expect(JSON.stringify(await response.json())).toContain('Vous ne figurez ni parmi les jurés');
});

test('entries of another jury, or of none, are answered alike', async () => {
  const seen: string[] = [];
  for (const code of [unopened, 'SOC-999']) {
    await stage.slack.command(ANNE, '/noter', code);
    const view = await waitForModal(stage.slack, ANNE, code);
    seen.push(
      JSON.stringify(view.blocks)
        .replaceAll(code, 'CODE')
        .replaceAll(/"block_id":"[^"]*"/g, ''),
    );
    await stage.slack.closeView(ANNE, view.id);
  }
  expect(seen[0]).toBe(seen[1]);
});

test.each(['/noter xyz', '/recuser 12', '/noter SOC-012; DROP'])(
  '%s is answered with what a code looks like',
  async (typed) => {
    const [command = '', text = ''] = typed.split(/ (.*)/);
    const { responses } = await stage.slack.command(ANNE, command, text);
    expect(responses[0]?.text).toContain('SOC-012');
  },
);

test('a category whose grading has not opened can be read about, not graded', async () => {
  const chloe = PEOPLE.chloe.id;
  await stage.slack.command(chloe, '/noter', unopened);
  const view = await waitForModal(stage.slack, chloe, 'n’est pas encore ouverte');
  expect(view.submit).toBeNull();
  await stage.slack.closeView(chloe, view.id);
});

test('nothing is written once grading has closed, and the juror still reads their own sheet', async () => {
  const submitted = await openSheet(stage, ANNE, second);
  await stage.slack.submit(ANNE, submitted.id, allGrades(stage, second, 5));
  const view = await openSheet(stage, ANNE, third);
  await openGrading(stage.contest, SOCIAL, false);
  const place = { viewId: view.id };
  await stage.slack.click(ANNE, place, `grade:${third}:objectifs`, 'choose-grade', '4');
  await waitForModal(stage.slack, ANNE, 'est close. Rien n’a été enregistré.');
  const good = Object.fromEntries(criteriaOf(stage).map((criterion) => [criterion, '3']));
  const late = await sendForged(stage, submissionOf(view, third, good));
  expect(JSON.stringify(await late.json())).toContain('est close. Rien n’a été enregistré.');
  expect(await sheetOf(third)).toMatchObject({ sheet: { grades: {}, submittedVersion: null } });

  await stage.slack.command(ANNE, '/noter', second);
  const own = await waitForModal(stage.slack, ANNE, 'Votre grille');
  expect(own.submit).toBeNull();
  expect(JSON.stringify(own.blocks)).toContain('*5* (exemplaire)');
});
