import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { CATEGORY, gradeContest } from './graded-contest.ts';
import { openCli } from './run-cli.ts';

// By entry, then by juror; the third juror is exacting, the fourth did not read everything.
const GRADES = [
  [5, 5, 4, 5],
  [5, 4, 4, 5],
  [4, 4, 3, null],
  [4, 3, 3, 4],
  [2, 2, 1, 2],
  [1, 1, 0, 1],
  [1, 0, 0, null],
];

const written = z.strictObject({
  category: z.string(),
  revision: z.int(),
  rehearsal: z.boolean(),
  files: z.tuple([z.string(), z.string()]),
});

let cli: Awaited<ReturnType<typeof openCli>>;
let graded: Awaited<ReturnType<typeof gradeContest>>;

beforeAll(async () => {
  cli = await openCli();
  graded = await gradeContest(cli.data, GRADES);
});
afterAll(() => cli[Symbol.asyncDispose]());

const readHtml = async (file: string) => parseHTML(await readFile(file, 'utf8')).document;

test('the report of a category begins with what to discuss, in HTML and PDF, for nobody else to read', async () => {
  const { files, rehearsal, category } = written.parse(await cli.runJson(['ranking', 'report', CATEGORY]));
  expect({ rehearsal, category }).toEqual({ rehearsal: true, category: CATEGORY });
  const document = await readHtml(files[0]);
  const sentences = [...document.querySelectorAll('.lead p')].map((one) => one.textContent ?? '');
  expect(sentences).toHaveLength(3);
  expect(sentences[0]).toContain(graded.codes[0]);
  expect(sentences[0]).not.toContain(graded.codes[6]);
  expect(document.querySelector('.banner')?.textContent).toContain('Répétition');
  const text = document.body.textContent ?? '';
  expect(text).toContain('Projet œuvré n° 1');
  for (const name of graded.names) expect(text).not.toContain(name);
  const pdf = await PDFDocument.load(await readFile(files[1]));
  expect(pdf.getPageCount()).toBeGreaterThan(1);
  expect(pdf.getTitle()).toBe('Innovation sociale');
  expect(files.map((file) => basename(file).replace(/\d+/, 'N'))).toEqual([
    `second-avis-${CATEGORY}-revision-N.html`,
    `second-avis-${CATEGORY}-revision-N.pdf`,
  ]);
  for (const file of files) expect((await stat(file)).mode & 0o077).toBe(0);
});

test('the report on jurors is another one, written where it is asked for', async () => {
  const run = await cli.run(['ranking', 'report', CATEGORY, '--jurors', '--output', 'rapports']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain('Il nomme les jurés\u00a0: pour le secrétariat seul.');
  const file = /(\S+facons-de-noter-\S+\.html)/.exec(run.stdout)?.[1] ?? '';
  expect(file.startsWith(join(cli.folder, 'rapports'))).toBe(true);
  const text = (await readHtml(file)).body.textContent ?? '';
  for (const name of graded.names) expect(text).toContain(name);
  expect(text).toContain('plus exigeant que l’ensemble');
});

test('grades are exported by code and pseudonym, and computed again to the official marks', async () => {
  const { code, stdout, stderr } = await cli.run(['ranking', 'export', CATEGORY]);
  expect(code).toBe(0);
  expect(stderr).toContain('Ce fichier contient des notes');
  for (const secret of [...graded.names, 'U1', 'Projet', 'example.org']) expect(stdout).not.toContain(secret);
  const exported: unknown = JSON.parse(stdout);
  expect(exported).toMatchObject({
    notice: expect.stringContaining('contient des notes'),
    jurors: ['J1', 'J2', 'J3', 'J4'],
    dossiers: graded.codes.toSorted(),
    scale: { min: 0, max: 5 },
    rehearsal: true,
  });
  const file = await cli.write('F.json', stdout);
  const means = GRADES.map((row) => {
    const given = row.filter((grade) => grade !== null);
    return given.reduce((sum, grade) => sum + grade, 0) / given.length;
  });
  const computed = z
    .object({ rawMean: z.array(z.number()) })
    .parse(await cli.runJson(['ranking', 'compute', file]));
  expect(computed.rawMean.map((mean) => mean.toFixed(9))).toEqual(means.map((mean) => mean.toFixed(9)));
});

test('an export into a file is for its owner alone', async () => {
  const { stdout } = await cli.run(['ranking', 'export', CATEGORY, '--output', 'notes/F.json']);
  expect(stdout).toContain('Ce fichier contient des notes');
  const file = join(cli.folder, 'notes/F.json');
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ category: CATEGORY });
});

test('a category in which nobody has graded has a report that says so', async () => {
  const { files } = written.parse(await cli.runJson(['ranking', 'report', 'innovation-rh']));
  expect((await readHtml(files[0])).querySelector('.lead')?.textContent).toContain('Aucune grille complète');
  const jurors = written.parse(await cli.runJson(['ranking', 'report', 'innovation-rh', '--jurors']));
  expect((await readHtml(jurors.files[0])).body.textContent).not.toMatch(/NaN|undefined/);
  expect(JSON.parse((await cli.run(['ranking', 'export', 'innovation-rh'])).stdout)).toMatchObject({
    sheets: [],
  });
});

test.each(['report', 'export'])('an unknown category is told with those there are: %s', async (what) => {
  const { code, stdout, stderr } = await cli.run(['ranking', what, 'innovation-lunaire']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('La catégorie «\u00a0innovation-lunaire\u00a0» n’existe pas.');
  expect(stderr).toContain('innovation-sociale');
});

test('a folder that can’t be written is told without a stack', async () => {
  await cli.write('occupé', 'x');
  const { code, stderr } = await cli.run(['ranking', 'report', CATEGORY, '--output', 'occupé']);
  expect(code).toBe(1);
  expect(stderr).toContain('Rien ne peut être écrit dans');
  expect(stderr).not.toContain('    at ');
});
