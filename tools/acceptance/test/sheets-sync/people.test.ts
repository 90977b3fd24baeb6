import { readHumanCells } from '@palmares/contest/mirror';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AppProcess } from '../../src/app-process.ts';
import { until } from '../../src/until.ts';
import { declareInadmissible, grade, seedEntry, seedJurors } from './contest-seed.ts';
import { openStage, SPREADSHEET, type Stage } from './mirror-stage.ts';
import { comment, publishNumber, readRows, rowOf, SOCIALE, shownRows } from './read-stage.ts';

const CATEGORY = ['innovation-sociale'];
let stage: Stage;
let instance: AppProcess;
let codes: string[] = [];
let round = 0;
let lastFirst = false;

beforeAll(async () => {
  stage = await openStage();
  await seedJurors(stage.contest, CATEGORY, 3);
  for (const title of ['Accueil', 'Bilan', 'Colis', 'Délais', 'Écoute']) {
    codes.push(...(await seedEntry(stage.contest, title, CATEGORY)));
  }
  for (const [index, code] of codes.entries()) await grade(stage.contest, 1, code, 5 - index);
  instance = await stage.start({ MIRROR_DRIFT_SECONDS: '1' });
  await until('the first publish', () => publishNumber(stage) === 1);
});

afterAll(() => stage[Symbol.asyncDispose]());

beforeEach(async () => {
  round += 1;
  for (const code of codes) await comment(stage, code, `${round}\u00a0: sur ${code}`);
  await until('comments kept', async () => {
    const kept = await readHumanCells(stage.contest, SPREADSHEET);
    return codes.every((code) =>
      kept.some((cells) => cells.code === code && cells.commentaire.startsWith(`${round}`)),
    );
  });
});

// Turns the ranking over, and waits until the sheet shows it.
async function turnOver(): Promise<void> {
  const before = publishNumber(stage);
  lastFirst = !lastFirst;
  for (const [index, code] of codes.entries()) {
    await grade(stage.contest, 1, code, lastFirst ? index + 1 : 5 - index);
  }
  const wanted = lastFirst ? codes.toReversed() : codes;
  await until('the ranking turned over', () => {
    const shown = readRows(stage)
      .map(({ key }) => key)
      .filter((key) => codes.includes(key));
    return publishNumber(stage) > before && shown.join() === wanted.join();
  });
}

// Entries whose comment stands beside another's code, or whose line is there twice or not at all.
function findMisplaced(): string[] {
  const rows = readRows(stage);
  return codes.filter((code) => {
    const lines = rows.filter(({ key }) => key === code);
    const [line] = lines;
    return lines.length !== 1 || line?.code !== code || line.comment !== `${round}\u00a0: sur ${code}`;
  });
}

test('a decision is chosen from three, and nothing else of ours can be typed over by an editor', async () => {
  const { row } = rowOf(stage, codes[0] ?? '');
  const type = (cell: string, text: string) => stage.sheets.edit(SPREADSHEET, SOCIALE, cell, text);
  expect(await type(`Q${row}`, 'peut-être')).toMatchObject({ kind: 'not-in-list' });
  expect(await type(`Q${row}`, "liste d'attente")).toEqual({ kind: 'done' });
  expect(await type(`G${row}`, '20')).toEqual({ kind: 'protected' });
  await turnOver();
  expect(rowOf(stage, codes[0] ?? '').decision).toBe("liste d'attente");
  expect(findMisplaced()).toEqual([]);
});

test('a comment that looks like a number, a date or a formula stays as it was typed', async () => {
  for (const text of ['12/03', '=1+1', '007']) {
    await comment(stage, codes[0] ?? '', text);
    await turnOver();
    expect(rowOf(stage, codes[0] ?? '').comment).toBe(text);
    round += 1;
  }
});

test('what the owner types over our columns is mended at the drift check', async () => {
  const { row } = rowOf(stage, codes[1] ?? '');
  await stage.sheets.edit(SPREADSHEET, SOCIALE, `E${row}`, 'Autre titre', { as: 'owner' });
  await until('the title', () => rowOf(stage, codes[1] ?? '').title === 'Bilan');
  expect(findMisplaced()).toEqual([]);
});

test('rows that a person sorted are found by key and put in order again', async () => {
  await stage.sheets.sort(SPREADSHEET, SOCIALE, 'E', 'descending');
  expect(findMisplaced()).toEqual([]);
  await turnOver();
  expect(findMisplaced()).toEqual([]);
});

test('rows that a person inserted are kept, below the ranking once it changes', async () => {
  const { row } = rowOf(stage, codes[2] ?? '');
  await stage.sheets.insertRow(SPREADSHEET, SOCIALE, row, 2);
  await stage.sheets.edit(SPREADSHEET, SOCIALE, `P${row}`, 'Pause à 11 h');
  await turnOver();
  expect(findMisplaced()).toEqual([]);
  expect(shownRows(stage).flat()).toContain('Pause à 11 h');
});

test('a line that a person inserted above the table stays there', async () => {
  await stage.sheets.insertRow(SPREADSHEET, SOCIALE, 1);
  await stage.sheets.edit(SPREADSHEET, SOCIALE, 'C1', 'Réunion du 3 juin', { as: 'owner' });
  await turnOver();
  expect(findMisplaced()).toEqual([]);
  expect(shownRows(stage)[0]?.[2]).toBe('Réunion du 3 juin');
  await stage.sheets.deleteRow(SPREADSHEET, SOCIALE, 1);
});

test('a deleted row comes back with its comment', async () => {
  await stage.sheets.deleteRow(SPREADSHEET, SOCIALE, rowOf(stage, codes[3] ?? '').row);
  await until('the row', () => readRows(stage).some(({ key }) => key === codes[3]));
  expect(findMisplaced()).toEqual([]);
  await turnOver();
  expect(findMisplaced()).toEqual([]);
});

test('a deleted line of names is made again', async () => {
  await stage.sheets.deleteRow(SPREADSHEET, SOCIALE, 4);
  await until('the names', () => shownRows(stage)[3]?.[0] === '#colonnes');
  await turnOver();
  expect(findMisplaced()).toEqual([]);
});

test('a renamed tab is known again, a deleted one comes back with what people wrote', async () => {
  await stage.sheets.renameTab(SPREADSHEET, SOCIALE, 'Jury social');
  const before = publishNumber(stage);
  await grade(stage.contest, 1, codes[0] ?? '', 3);
  await until('a publish', () => publishNumber(stage) > before);
  expect(stage.sheets.spreadsheet(SPREADSHEET).sheets.map(({ title }) => title)).not.toContain(SOCIALE);
  await stage.sheets.deleteTab(SPREADSHEET, 'Jury social');
  await until('the tab', () => readRows(stage).length >= codes.length);
  expect(findMisplaced()).toEqual([]);
});

test('columns that a person moved: the tab is left alone until they are back', async () => {
  await stage.sheets.insertColumn(SPREADSHEET, SOCIALE, 'F');
  await until('the warning', () => instance.said().includes('columns were moved'));
  const before = { publish: publishNumber(stage), rows: readRows(stage) };
  await grade(stage.contest, 1, codes[0] ?? '', 2);
  await until('the other tabs', () => publishNumber(stage) > before.publish);
  expect(readRows(stage)).toEqual(before.rows);
  await stage.sheets.deleteColumn(SPREADSHEET, SOCIALE, 'F');
  await turnOver();
  expect(findMisplaced()).toEqual([]);
});

test('an entry that leaves the competition keeps its line and its comment, below the others', async () => {
  const [code = ''] = await seedEntry(stage.contest, 'Fugace', CATEGORY);
  await until('the line', () => readRows(stage).some(({ key }) => key === code));
  await comment(stage, code, 'À revoir');
  await declareInadmissible(stage.contest, code);
  await until('the word', () => rowOf(stage, code).rank === 'retirée du classement');
  expect(rowOf(stage, code)).toMatchObject({ title: 'Fugace', mark: '', comment: 'À revoir' });
  expect(readRows(stage).at(-1)?.key).toBe(code);
  expect(findMisplaced()).toEqual([]);
});
