import { expect, test } from 'vitest';
import { stopApp } from '../../src/app-process.ts';
import { until } from '../../src/until.ts';
import { grade, seedEntry, seedJurors } from './contest-seed.ts';
import { returnToFirstLayout } from './earlier-layout.ts';
import { openStage, SPREADSHEET, type Stage } from './mirror-stage.ts';
import { comment, countCalls, publishNumber, readRows, rowOf, SOCIALE, shownRows } from './read-stage.ts';

const CATEGORY = ['innovation-sociale'];
// By entry, then by juror: the third juror is severe, the fourth stands alone on the last entry.
const GRADES = [
  [5, 5, 3, 5],
  [4, 5, 3, 4],
  [4, 4, 2, 4],
  [3, 3, 1, 3],
  [2, 2, 0, 5],
];

async function seedGraded(stage: Stage): Promise<string[]> {
  await seedJurors(stage.contest, CATEGORY, 4);
  const codes: string[] = [];
  for (const [entry, row] of GRADES.entries()) {
    const [code = ''] = await seedEntry(stage.contest, `Projet ${entry + 1}`, CATEGORY);
    codes.push(code);
    for (const [juror, points] of row.entries()) await grade(stage.contest, juror + 1, code, points);
  }
  return codes;
}

const isFilled = (stage: Stage) => readRows(stage).every(({ chance }) => chance !== '');

test.concurrent('the official ranking is published first, and its second opinion follows in one more publish', async () => {
  await using stage = await openStage();
  const codes = await seedGraded(stage);
  const seen: string[][] = [];
  await stage.start({ MIRROR_OPINION_WAIT_MS: '0' });
  await until('the second opinion', () => {
    const shown = readRows(stage).map(({ mark, adjusted, chance }) => `${mark} ${adjusted} ${chance}`);
    if (shown.length > 0 && seen.at(-1)?.join() !== shown.join()) seen.push(shown);
    return publishNumber(stage) === 2;
  });
  // All or nothing: every line is still computed, or every line has its figures.
  for (const lines of seen)
    expect(new Set(lines.map((line) => line.includes('calcul en cours'))).size).toBe(1);
  expect(countCalls(stage)).toEqual({ reads: 2, writes: 2 });
  const rows = readRows(stage);
  expect(rows.map(({ key }) => key)).toEqual(codes);
  expect(rows[0]).toMatchObject({ mark: '18,00', adjusted: '18,00', discuss: 'à discuter' });
  expect(rows[0]?.interval).toMatch(/^1( à \d)?$/);
  expect(rows[0]?.chance).toMatch(/^(\d+|plus de 99)\u00a0%$/);
  expect(rows.at(-1)?.discuss).toBe('');
  expect(shownRows(stage, SOCIALE)[3]?.slice(11)).toEqual([
    'Moyenne ajustée',
    'Rang\u00a0: intervalle à 90\u00a0%',
    'Chance d’être dans les 3 premiers',
    'À discuter',
    'Commentaire',
    'Décision',
  ]);
  const summary = shownRows(stage, 'Synthèse');
  expect(summary.find((cells) => cells[2] === 'Innovation sociale')?.[9]).toMatch(/^\d présentations?/);
});

test.concurrent('a new grade is shown at once beside figures that are being computed, and they follow', async () => {
  await using stage = await openStage();
  const codes = await seedGraded(stage);
  await stage.start({ MIRROR_OPINION_WAIT_MS: '0' });
  await until('the second opinion', () => publishNumber(stage) === 2);
  await grade(stage.contest, 3, codes[4] ?? '', 5);
  await until('the mark', () => rowOf(stage, codes[4] ?? '').mark === '14,00');
  await until('the second opinion', () => publishNumber(stage) === 4);
  expect(isFilled(stage)).toBe(true);
});

test.concurrent('after a restart nothing is written, and no figure gives way to a word', async () => {
  await using stage = await openStage();
  await seedGraded(stage);
  const first = await stage.start();
  await until('the publish', () => publishNumber(stage) === 1);
  await until('the log', () => first.said().includes('"published"'));
  await stopApp(first, 'SIGTERM');
  const before = countCalls(stage);
  const second = await stage.start({ MIRROR_OPINION_WAIT_MS: '0' });
  await until('a read', () => countCalls(stage).reads > before.reads);
  await until('the log', () => second.said().includes('"unchanged"'));
  expect(countCalls(stage)).toEqual({ reads: before.reads + 1, writes: before.writes });
  expect(isFilled(stage)).toBe(true);
});

test.concurrent('a spreadsheet of the first layout gets the columns in one write, and keeps what people wrote', async () => {
  await using stage = await openStage();
  const codes = await seedGraded(stage);
  const first = await stage.start();
  await until('the publish', () => publishNumber(stage) === 1);
  await stopApp(first, 'SIGTERM');
  for (const code of codes) await comment(stage, code, `Sur ${code}`);
  const row = rowOf(stage, codes[1] ?? '').row;
  expect(await stage.sheets.edit(SPREADSHEET, SOCIALE, `Q${row}`, 'finaliste')).toEqual({ kind: 'done' });
  await returnToFirstLayout(stage);
  expect(shownRows(stage, SOCIALE)[row - 1]?.slice(11)).toEqual([`Sur ${codes[1]}`, 'finaliste']);
  const { writes } = countCalls(stage);

  await stage.start();
  await until('the columns', () => readRows(stage).length === codes.length && isFilled(stage));
  expect(countCalls(stage).writes).toBe(writes + 1);
  for (const code of codes) expect(rowOf(stage, code).comment).toBe(`Sur ${code}`);
  expect(rowOf(stage, codes[1] ?? '').decision).toBe('finaliste');
  const type = (cell: string, text: string) => stage.sheets.edit(SPREADSHEET, SOCIALE, cell, text);
  expect(await type(`L${row}`, '20')).toEqual({ kind: 'protected' });
  expect(await type(`P${row}`, 'Encore')).toEqual({ kind: 'done' });
  expect(await type(`Q${row}`, 'peut-être')).toMatchObject({ kind: 'not-in-list' });
  expect(shownRows(stage, 'Synthèse')[2]?.slice(2)).toEqual([
    'Catégorie',
    'Notation',
    'Présentations',
    'Grilles',
    'Avancement',
    'Rangs provisoires',
    'Égalités à la limite des finalistes',
    'À discuter',
    'Avis les plus partagés',
    'Présentation la plus disputée',
  ]);
});

test.concurrent('the mirror’s log names nobody and holds no figure', async () => {
  await using stage = await openStage();
  const codes = await seedGraded(stage);
  const instance = await stage.start({ LOG_LEVEL: 'trace' });
  await until('the log', () => instance.said().includes('"published"'));
  for (const secret of ['Jurée', '18,00', 'à discuter', codes[0] ?? 'none'])
    expect(instance.said()).not.toContain(secret);
});
