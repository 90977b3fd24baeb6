import { importOrganisations } from '@palmares/contest/acts/import-organisations';
import { expect, test } from 'vitest';
import { until } from '../../src/until.ts';
import { grade, seedEntry, seedJurors } from './contest-seed.ts';
import { openStage, SPREADSHEET } from './mirror-stage.ts';
import { countCalls, publishNumber, readRows, rowOf, shownRows } from './read-stage.ts';

const CATEGORY = ['innovation-sociale'];

test.concurrent('the first publish makes every tab with one read and one write, and an unchanged contest makes none', async () => {
  await using stage = await openStage();
  await seedJurors(stage.contest, CATEGORY, 3);
  const [first = ''] = await seedEntry(stage.contest, 'Accueil', CATEGORY);
  const [second = ''] = await seedEntry(stage.contest, '=SOMME(A1)', CATEGORY);
  for (const juror of [1, 2, 3]) await grade(stage.contest, juror, second, 4);
  await grade(stage.contest, 1, first, 3);

  // A burst has ended once no grade came for so long.
  await stage.start({ MIRROR_POLL_MS: '1000' });
  await until('the first publish', () => publishNumber(stage) === 1);

  expect(stage.sheets.spreadsheet(SPREADSHEET).sheets.map(({ title }) => title)).toEqual([
    'Synthèse',
    'Relation aux usagers',
    'Innovation sociale',
    'Innovation environnementale',
    'Innovation territoriale',
    'Innovation RH',
    'Responsabilité sociale interne',
    'Avancement des jurés',
    'Feuille 1',
  ]);
  expect(readRows(stage)).toMatchObject([
    { key: second, rank: '1', code: second, title: '=SOMME(A1)', mark: '16,00' },
    { key: first, rank: '2 (provisoire)', mark: '12,00', situation: 'Pas encore assez de grilles' },
  ]);
  const sheet = stage.sheets.spreadsheet(SPREADSHEET).sheets[2];
  expect(sheet?.cells[`E${rowOf(stage, second).row}`]?.value).toEqual({ stringValue: '=SOMME(A1)' });
  expect(sheet).toMatchObject({ frozenRows: 4, hiddenColumns: ['A', 'B'] });
  expect(shownRows(stage, 'Synthèse')[0]?.[2]).toContain('Répétition');
  expect(shownRows(stage, 'Synthèse')[1]?.[2]).toContain('heure de Paris');
  expect(shownRows(stage, 'Avancement des jurés')[3]?.slice(3, 5)).toEqual(['Jurée 1', '2/2']);
  expect(countCalls(stage)).toEqual({ reads: 1, writes: 1 });

  // The revision moves, what is shown does not: nothing is called until three grades come in one burst.
  const line = { id: 'caf-1', name: 'CAF 1', scheme: '', branch: '', department: '', email: '' };
  const imported = await importOrganisations(stage.contest, { kind: 'operator' }, [line]);
  expect(imported.kind).toBe('imported');
  await Promise.all([1, 2, 3].map((juror) => grade(stage.contest, juror, first, 5)));
  await until('the new ranking', () => readRows(stage)[0]?.key === first);
  expect(readRows(stage).map(({ rank, mark }) => [rank, mark])).toEqual([
    ['1', '20,00'],
    ['2', '16,00'],
  ]);
  expect(countCalls(stage)).toEqual({ reads: 2, writes: 2 });
  expect(publishNumber(stage)).toBe(2);
});

test.concurrent('the drift check reads and writes nothing', async () => {
  await using stage = await openStage();
  await stage.start({ MIRROR_DRIFT_SECONDS: '1' });
  await until('two drift checks', () => countCalls(stage).reads >= 3);
  expect(countCalls(stage).writes).toBe(1);
  expect(publishNumber(stage)).toBe(1);
});

test.concurrent('ties at the cut line are said in words, and a thick line stands under the first places', async () => {
  await using stage = await openStage();
  await seedJurors(stage.contest, CATEGORY, 3);
  for (const [index, points] of [5, 4, 3, 3, 2].entries()) {
    const [code = ''] = await seedEntry(stage.contest, `Projet ${index + 1}`, CATEGORY);
    for (const juror of [1, 2, 3]) await grade(stage.contest, juror, code, points);
  }
  await stage.start();
  await until('the publish', () => readRows(stage).length === 5);
  expect(readRows(stage).map(({ rank, situation }) => [rank, situation.split('\u00a0')[0]])).toEqual([
    ['1', ''],
    ['2', ''],
    ['3 ex æquo', 'À départager'],
    ['3 ex æquo', 'À départager'],
    ['5', ''],
  ]);
  const sheet = stage.sheets.spreadsheet(SPREADSHEET).sheets[2];
  const thick = sheet?.kept.rows.flatMap((cells, index) =>
    cells[2]?.userEnteredFormat?.borders?.bottom?.style === 'SOLID_THICK' ? [index + 1] : [],
  );
  expect(thick).toEqual([readRows(stage)[3]?.row]);
  expect(shownRows(stage, 'Synthèse')[4]?.[8]).toContain('À départager');
});

test.concurrent('no grade, mean or comment is ever logged', async () => {
  await using stage = await openStage();
  await seedJurors(stage.contest, CATEGORY, 3);
  const [code = ''] = await seedEntry(stage.contest, 'Un titre à ne pas redire', CATEGORY);
  for (const juror of [1, 2, 3]) await grade(stage.contest, juror, code, juror + 2);
  stage.sheets.faults.failNext(500, 2);
  const instance = await stage.start({ LOG_LEVEL: 'trace' });
  await until('the publish', () => publishNumber(stage) === 1);
  await until('the log', () => instance.said().includes('"published"'));
  for (const secret of ['16,00', 'redire', code]) expect(instance.said()).not.toContain(secret);
});
