import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createProgram } from '../src/program.ts';
import { describeMistake } from '../src/speak-french.ts';
import { openCli } from './run-cli.ts';

const share = z.strictObject({
  mean: z.number().min(0).max(1),
  standardError: z.number(),
  contests: z.literal(6),
});
const previewed = z.strictObject({
  entries: z.number(),
  jurors: z.number(),
  readersPerEntry: z.number(),
  sheets: z.number(),
  sheetsPerJuror: z.strictObject({ least: z.number(), most: z.number() }),
  groups: z.number(),
  simulated: z.strictObject({
    contests: z.number(),
    seed: z.number(),
    ways: z.array(
      z.strictObject({
        kind: z.string(),
        readersPerEntry: z.number().nullable(),
        sheets: z.number(),
        sheetsPerJuror: z.number(),
        official: share,
        allowingForJurors: share,
      }),
    ),
  }),
});

const small = ['plan', '--entries', '20', '--jurors', '6', '--readers', '3', '--contests', '6'];

test('a reading plan is compared with reading less, more, the zone and everything; the same each time', async () => {
  await using cli = await openCli();
  const plan = previewed.parse(await cli.runJson(small));
  expect(plan).toMatchObject({ entries: 20, jurors: 6, sheets: 60, groups: 1 });
  expect(plan.sheetsPerJuror).toEqual({ least: 10, most: 10 });
  expect(plan.simulated.ways.map(({ kind, readersPerEntry }) => [kind, readersPerEntry])).toEqual([
    ['fewer', 2],
    ['asked', 3],
    ['asked-then-zone', 3],
    ['more', 4],
    ['everything', null],
  ]);
  const [fewer, asked, withZone, more, everything] = plan.simulated.ways.map(({ sheets }) => sheets);
  expect([fewer, asked, more]).toEqual([40, 60, 80]);
  expect(withZone).toBeGreaterThan(60);
  expect(everything).toBeGreaterThan(withZone ?? 0);
  expect(everything).toBeLessThanOrEqual(120);
  expect(await cli.runJson(small)).toEqual(plan);
  const other = previewed.parse(await cli.runJson([...small, '--seed', '2']));
  expect(other.simulated.ways).not.toEqual(plan.simulated.ways);
});

test('it is told in French, and leaves no contest behind', async () => {
  await using cli = await openCli();
  const { code, stdout, stderr } = await cli.run(small, { DATABASE_URL: 'nowhere' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('20\u00a0présentations, 6\u00a0jurés, 3\u00a0lecteurs par présentation');
  expect(stdout).toContain('Chaque juré lit 10\u00a0présentations\u00a0: 60\u00a0grilles');
  expect(stdout).toMatch(/→ 3\u00a0lecteurs, puis la zone par tous +\d+ +\d+ +\d+ ± \d+\u00a0%/);
  expect(stdout).toMatch(/ tout par tous +\d+/);
});

test('two teams that share nothing are told', async () => {
  await using cli = await openCli();
  const args = ['plan', '--entries', '2', '--jurors', '4', '--readers', '2', '--contests', '2'];
  const { stdout } = await cli.run(args);
  expect(stdout).toContain('Attention\u00a0: ce plan forme 2 groupes qui n’ont aucune lecture en commun');
});

test('as many readers as jurors is reading everything, listed once', async () => {
  await using cli = await openCli();
  const args = ['plan', '--entries', '5', '--jurors', '1', '--readers', '1', '--contests', '6'];
  const plan = previewed.parse(await cli.runJson(args));
  expect(plan.simulated.ways.map(({ kind }) => kind)).toEqual(['everything']);
});

test('more readers than jurors can’t be', async () => {
  await using cli = await openCli();
  const { code, stdout, stderr } = await cli.run(['plan', '--entries', '60', '--jurors', '2']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe('Avec 2\u00a0jurés, aucune présentation ne peut avoir 3\u00a0lecteurs.\n');
});

test.each(['0', '-3', '1.5', 'beaucoup', '1001', '1e2', ''])(
  '%j is no number of entries',
  async (entries) => {
    const asked = createProgram({}).parseAsync(['plan', `--entries=${entries}`, '--jurors', '8'], {
      from: 'user',
    });
    const mistake: unknown = await asked.catch((error: unknown) => error);
    if (!(mistake instanceof CommanderError)) throw new Error('It was understood', { cause: mistake });
    expect(describeMistake(mistake)).toBe('L’option --entries <nombre> a une valeur qui ne convient pas.');
  },
);
