import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { computeRankingOf } from '../src/ranking/compute-ranking.ts';
import { openCli } from './run-cli.ts';

const vector = (name: string) =>
  readFile(new URL(`../../../packages/rules/vectors/${name}.json`, import.meta.url), 'utf8');

const expectedFigures = z.object({
  expected: z.object({
    rawMean: z.array(z.number()),
    rawRank: z.object({ competition: z.array(z.number()) }),
    krippendorffAlphaInterval: z.number(),
    reml: z.object({ varDossier: z.number() }),
    adjustedMean: z.object({ score: z.array(z.number()) }),
    bayesGrid: z.object({ posteriorMean: z.array(z.number()) }),
  }),
});

test('an exported file is computed again, under the names of the reference results', async () => {
  await using cli = await openCli();
  const text = await vector('medium_8x5_holes');
  const { expected } = expectedFigures.parse(JSON.parse(text));
  const file = await cli.write('F.json', text);
  const computed = await cli.runJson(['ranking', 'compute', file]);
  const figures = expectedFigures.shape.expected.parse(computed);
  expect(figures.rawRank.competition).toEqual(expected.rawRank.competition);
  expect(figures.krippendorffAlphaInterval).toBeCloseTo(expected.krippendorffAlphaInterval, 9);
  for (const [index, score] of expected.adjustedMean.score.entries())
    expect(figures.adjustedMean.score[index]).toBeCloseTo(score, 4);
  for (const [index, mean] of expected.bayesGrid.posteriorMean.entries())
    expect(figures.bayesGrid.posteriorMean[index]).toBeCloseTo(mean, 6);
  expect(computed).toMatchObject({ kendallW: null, iccAnova: null, connectivity: { components: 1 } });
});

test('a file of totals, and what npm printed before it', async () => {
  await using cli = await openCli();
  const file = await cli.write(
    'F.json',
    '\n> palmares@0.1.0 palmares\n> node main.ts\n\n{"totals":[[7,8],[6,null],[9,9]]}',
  );
  const { code, stdout } = await cli.run(['ranking', 'compute', file]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ rawMean: [7.5, 6, 9], rawRank: { competition: [2, 3, 1] } });
  // Nothing opens a contest: a file is enough.
  await expect(readFile(`${cli.data}/palmares.sqlite`)).rejects.toThrow('ENOENT');
});

const sheets = (change: Record<string, unknown>) =>
  JSON.stringify({
    criteria: [
      { id: 'a', weight: 1 },
      { id: 'b', weight: 2 },
    ],
    scale: { min: 0, max: 5 },
    dossiers: ['D1'],
    jurors: ['J1'],
    sheets: [{ dossier: 'D1', juror: 'J1', grades: [1, 2] }],
    ...change,
  });
const sheet = (change: Record<string, unknown>) =>
  sheets({ sheets: [{ dossier: 'D1', juror: 'J1', grades: [1, 2], ...change }] });
const weighing = (weight: number) =>
  sheets({
    criteria: [
      { id: 'a', weight },
      { id: 'b', weight: 1 },
    ],
  });

test.each([
  ['not JSON', 'code;note\nSOC-001;4', 'Ce n’est pas du JSON'],
  ['nothing', '', 'Ce n’est pas du JSON'],
  ['a bare NaN', '{"totals":[[NaN]]}', 'NaN n’en fait pas partie'],
  ['a list', '[1]', 'Il faut un objet'],
  ['another object', '{"notes":[]}', 'Il manque «\u00a0totals\u00a0»'],
  ['a number as text', '{"totals":[["4"]]}', 'totals[0][0]\u00a0: '],
  ['an endless number', '{"totals":[[1e999]]}', 'totals[0][0]\u00a0: '],
  ['a grade as text', sheet({ grades: ['NaN', 2] }), 'sheets[0].grades[0]\u00a0: '],
  ['a fraction of a point', sheet({ grades: [1.5, 2] }), 'D1, J1, a\u00a0: une note est un nombre entier.'],
  ['a grade off the scale', sheet({ grades: [6, 2] }), 'D1, J1, a\u00a0: la note sort de l’échelle'],
  ['too few grades', sheet({ grades: [1] }), 'D1, J1\u00a0: n’a pas la forme attendue'],
  ['a weight of 0', weighing(0), 'a\u00a0: le poids d’un critère'],
  ['half a weight', weighing(0.5), 'a\u00a0: le poids d’un critère'],
  ['no criteria', sheets({ criteria: [] }), 'criteria\u00a0: '],
  ['no list of jurors', sheets({ jurors: undefined }), 'jurors\u00a0: '],
  ['an unknown entry', sheet({ dossier: 'D9' }), 'D9\u00a0: n’est pas dans la liste «\u00a0dossiers\u00a0»'],
  ['an unknown juror', sheet({ juror: 'J9' }), 'J9\u00a0: n’est pas dans la liste «\u00a0jurors\u00a0»'],
  ['a juror listed twice', sheets({ jurors: ['J1', 'J1'] }), 'J1\u00a0: est deux fois dans la même liste'],
])('%s is refused in French, with its place', (_, content, message) => {
  expect(computeRankingOf(Buffer.from(content))).toMatchObject({
    kind: 'failed',
    text: expect.stringContaining(message),
  });
});

test('a refusal goes where errors go, without a stack', async () => {
  await using cli = await openCli();
  const one = { dossier: 'D1', juror: 'J1', grades: [1, 2] };
  const file = await cli.write('F.json', sheets({ sheets: [one, one] }));
  const { code, stdout, stderr } = await cli.run(['ranking', 'compute', file]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('Ce fichier ne peut pas être compilé\u00a0:');
  expect(stderr).toContain('deux grilles pour la même présentation');
  expect(stderr).not.toContain('    at ');
});

test('a file without a sheet has a defined answer, without a figure that is none', async () => {
  await using cli = await openCli();
  const file = await cli.write('F.json', sheets({ sheets: [] }));
  const { code, stdout } = await cli.run(['ranking', 'compute', file, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    rawMean: [null],
    bayesGrid: null,
    calibrationSkipped: 'no-sheets',
  });
});

test('a file that is not there is told', async () => {
  await using cli = await openCli();
  const { code, stderr } = await cli.run(['ranking', 'compute', 'rien.json']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/rien\.json ne peut pas être lu/);
});
