import { viewScoreSheet } from '@palmares/contest/views/score-sheet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allGrades, chosenIn, criteriaOf, openSheet, type View, waitForHome, waitForModal } from './acts.ts';
import { memberOf, openGrading, PEOPLE, SOCIAL, seedEntry } from './bot-seed.ts';
import { openStage, type Stage } from './bot-stage.ts';

const ANNE = PEOPLE.anne.id;
let stage: Stage;
let codes: string[];

beforeAll(async () => {
  stage = await openStage();
  codes = [];
  for (let index = 0; index < 8; index += 1) {
    codes.push(await seedEntry(stage.contest, { title: `Projet ${index + 1}` }));
  }
  await openGrading(stage.contest, SOCIAL);
});
afterAll(() => stage[Symbol.asyncDispose]());

const codeAt = (index: number): string => codes[index] ?? '';

const sheetOf = async (code: string, member: string = ANNE) => {
  const outcome = await viewScoreSheet(stage.contest, await memberOf(stage.contest, member), code);
  if (outcome.kind !== 'score-sheet') throw new Error(outcome.kind);
  return outcome.sheet;
};

const topOf = (view: View | undefined): View => {
  if (view === undefined) throw new Error('No view is open');
  return view;
};

test('/noter without a code opens the next entry, with links to its dossier and video', async () => {
  await stage.slack.command(ANNE, '/noter');
  const view = await waitForModal(stage.slack, ANNE, `grade:${codeAt(0)}:`);
  const text = JSON.stringify(view);
  expect(text).toContain('Projet 1');
  expect(text.match(/https:\/\/palmares\.example\.org\/files\/[\w.-]+/g)).toHaveLength(2);
  expect(text).toContain('Répétition');
  await stage.slack.closeView(ANNE, view.id);
});

test('every choice is a draft at once; closing the window loses nothing, the comment included', async () => {
  const code = codeAt(1);
  const view = await openSheet(stage, ANNE, code);
  const [first = '', second = ''] = criteriaOf(stage);
  await stage.slack.click(ANNE, { viewId: view.id }, `grade:${code}:${first}`, 'choose-grade', '4');
  expect((await sheetOf(code)).grades).toEqual({ [first]: 4 });
  await stage.slack.click(ANNE, { viewId: view.id }, `grade:${code}:${second}`, 'choose-grade', '0');
  const place = { viewId: view.id };
  await stage.slack.click(ANNE, place, `comment:${code}`, 'write-comment', 'Très cla');
  await stage.slack.click(ANNE, place, `comment:${code}`, 'write-comment', 'Très clair');
  expect(await stage.slack.closeView(ANNE, view.id)).toEqual({ ok: true });
  expect(await sheetOf(code)).toMatchObject({
    grades: { [first]: 4, [second]: 0 },
    comment: 'Très clair',
    submittedVersion: null,
  });

  const again = await openSheet(stage, ANNE, code);
  expect(chosenIn(again)).toEqual({ [first]: '4', [second]: '0' });
  expect(JSON.stringify(again.state)).toContain('Très clair');
  await stage.slack.closeView(ANNE, again.id);
  await waitForHome(stage.slack, ANNE, 'Brouillons (1)');
});

test('"Enregistrer le brouillon" saves all that stands in the window and says so', async () => {
  const code = codeAt(2);
  const view = await openSheet(stage, ANNE, code);
  stage.slack.fill(ANNE, view.id, { [`comment:${code}`]: { 'write-comment': 'À relire' } });
  await stage.slack.click(
    ANNE,
    { viewId: view.id },
    `grade:${code}:${criteriaOf(stage)[0]}`,
    'choose-grade',
    '3',
  );
  await stage.slack.click(ANNE, { viewId: view.id }, 'draft', 'save-draft');
  const updated = await waitForModal(
    stage.slack,
    ANNE,
    'Brouillon enregistré\u00a0: 1\u00a0critère noté sur 7',
  );
  expect(Object.values(chosenIn(updated))).toEqual(['3']);
  expect((await sheetOf(code)).comment).toBe('À relire');
  await stage.slack.closeView(ANNE, updated.id);
});

test('a sheet is submitted, the next entry follows in the same window, and the Home counts it', async () => {
  const code = codeAt(3);
  const view = await openSheet(stage, ANNE, code);
  const result = await stage.slack.submit(ANNE, view.id, {
    ...allGrades(stage, code, 4),
    [`comment:${code}`]: { 'write-comment': 'Convaincant' },
  });
  expect(result).toMatchObject({ ok: true });
  const recorded = topOf(stage.slack.openViews(ANNE).at(-1));
  expect(JSON.stringify(recorded)).toContain(`Votre grille ${code} est validée.`);
  expect(await sheetOf(code)).toMatchObject({ submittedVersion: 1, comment: 'Convaincant', amending: false });

  await stage.slack.click(ANNE, { viewId: recorded.id }, 'next', 'next-entry');
  const next = await waitForModal(stage.slack, ANNE, `grade:${codeAt(4)}:`);
  expect(next.id).toBe(recorded.id);
  expect(chosenIn(next)).toEqual({});
  await stage.slack.closeView(ANNE, next.id);
  await waitForHome(stage.slack, ANNE, '1\u00a0dossier sur 8 noté (12\u00a0%)');
});

test('a submitted sheet is amended while grading is open, and only the submission counts', async () => {
  const code = codeAt(3);
  const first = criteriaOf(stage)[0] ?? '';
  const view = await openSheet(stage, ANNE, code);
  expect(view.submit?.text).toBe('Modifier la grille');
  await stage.slack.click(ANNE, { viewId: view.id }, `grade:${code}:${first}`, 'choose-grade', '5');
  expect(await sheetOf(code)).toMatchObject({ submittedVersion: 1, amending: true });
  expect(await stage.slack.submit(ANNE, view.id)).toMatchObject({ ok: true });
  const sheet = await sheetOf(code);
  expect(sheet).toMatchObject({ submittedVersion: 2, amending: false });
  expect(sheet.grades[first]).toBe(5);
  expect(JSON.stringify(stage.slack.openViews(ANNE))).toContain('version 2');
});

test('two submissions of the same window at once make one version', async () => {
  const code = codeAt(5);
  const view = await openSheet(stage, ANNE, code);
  const values = allGrades(stage, code, 2);
  await Promise.all([stage.slack.submit(ANNE, view.id, values), stage.slack.submit(ANNE, view.id, values)]);
  expect((await sheetOf(code)).submittedVersion).toBe(1);
});

test('what was typed just before a clean stop of the bot is kept', async () => {
  const code = codeAt(6);
  const view = await openSheet(stage, ANNE, code);
  await stage.slack.click(ANNE, { viewId: view.id }, `comment:${code}`, 'write-comment', 'Juste avant');
  await stage.stopBot('SIGTERM');
  expect((await sheetOf(code)).comment).toBe('Juste avant');
  await stage.startBot();
});

test('a grade that was acknowledged outlives a kill of the bot', async () => {
  const code = codeAt(7);
  const first = criteriaOf(stage)[0] ?? '';
  const view = await openSheet(stage, ANNE, code);
  const place = { viewId: view.id };
  expect(await stage.slack.click(ANNE, place, `grade:${code}:${first}`, 'choose-grade', '1')).toEqual({
    ok: true,
  });
  await stage.stopBot('SIGKILL');
  expect((await sheetOf(code)).grades).toEqual({ [first]: 1 });
  await stage.startBot();
  const again = await openSheet(stage, ANNE, code);
  expect(chosenIn(again)).toEqual({ [first]: '1' });
});

test('the conflict choice leads to a recusal, which voids what was begun', async () => {
  const bruno = PEOPLE.bruno.id;
  const code = codeAt(0);
  const view = await openSheet(stage, bruno, code);
  expect(await stage.slack.submit(bruno, view.id, allGrades(stage, code, 3))).toMatchObject({ ok: true });
  const again = await openSheet(stage, bruno, code);
  await stage.slack.click(bruno, { viewId: again.id }, `conflict:${code}`, 'declare-conflict', ['conflict']);
  const recusal = await waitForModal(stage.slack, bruno, 'annulera *7\u00a0notes*');
  expect(await stage.slack.submit(bruno, recusal.id, { reason: { reason: '   ' } })).toMatchObject({
    ok: false,
    errors: { reason: 'Indiquez le motif de votre déport.' },
  });
  const done = await stage.slack.submit(bruno, recusal.id, {
    reason: { reason: 'J’ai participé au projet.' },
  });
  expect(JSON.stringify(done)).toContain('7\u00a0notes sont annulées');
  const outcome = await viewScoreSheet(stage.contest, await memberOf(stage.contest, bruno), code);
  expect(outcome.kind).toBe('recused');
  await waitForHome(stage.slack, bruno, 'Récusés (1)');
});

test('/recuser without a code offers the juror’s entries', async () => {
  const bruno = PEOPLE.bruno.id;
  await stage.slack.command(bruno, '/recuser');
  const choice = await waitForModal(stage.slack, bruno, 'Pour quel dossier');
  expect(JSON.stringify(choice)).not.toContain(`"${codeAt(0)}"`);
  const result = await stage.slack.submit(bruno, choice.id, { entry: { entry: codeAt(1) } });
  expect(JSON.stringify(result)).toContain('aucune ne sera annulée');
});
