import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openContest } from '@palmares/contest/contest';
import { isSecretariat, personOfApiKey } from '@palmares/contest/people';
import { commonConfig } from '@palmares/runtime/common-config';
import { readConfig } from '@palmares/runtime/read-config';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openCli } from './run-cli.ts';

const created = z.strictObject({ id: z.string(), key: z.string().min(32) });

test('a key of the secretariat opens what the secretariat may do', async () => {
  await using cli = await openCli();
  const { id, key } = created.parse(await cli.runJson(['keys', 'create', '--role', 'secretariat']));
  const config = readConfig(commonConfig, { PALMARES_DATA: cli.data });
  await using contest = await openContest({
    databaseUrl: config.DATABASE_URL,
    editionPath: config.PALMARES_EDITION,
  });
  const person = await personOfApiKey(contest, key);
  expect(person).toMatchObject({ kind: 'key', keyId: id, name: 'secrétariat' });
  expect(person !== null && isSecretariat(person)).toBe(true);
});

test.each([
  [['keys', 'create'], 'Il manque l’option --role <rôle>.'],
  [['keys', 'create', '--role', 'juror'], 'L’option --role <rôle> doit valoir\u00a0: secretariat.'],
  [['jurors', 'import'], 'Il manque l’argument <fichier>.'],
  [['jurors', 'import', 'a', 'b'], 'Il y a trop d’arguments.'],
  [['jury', 'import', 'a'], 'La commande «\u00a0jury\u00a0» n’existe pas.'],
  [['jurors', 'import', 'a', '--xml'], 'L’option --xml n’existe pas.'],
])('a command line that is not understood is told in French, with exit code 2: %j', async (args, message) => {
  await using cli = await openCli();
  const { code, stdout, stderr } = await cli.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.split('\n')[0]).toBe(message);
});

test.each([[['--help']], [['jurors', 'import', '--help']], [['keys', 'create', '--help']]])(
  'help is in French: %j',
  async (args) => {
    await using cli = await openCli();
    const { code, stdout } = await cli.run(args);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage\u00a0: palmares');
    expect(stdout).not.toMatch(/display help|choices|default|command\]/);
  },
);

test('a wrong environment is told with exit code 78', async () => {
  await using cli = await openCli();
  const { code, stderr } = await cli.run(['keys', 'create', '--role', 'secretariat'], { DATABASE_URL: 'x' });
  expect(code).toBe(78);
  expect(stderr).toContain('DATABASE_URL: expected sqlite:<path> or postgres://…');
});

test('a contest that is not the one asked for is told without a stack', async () => {
  await using cli = await openCli();
  await cli.run(['keys', 'create', '--role', 'secretariat']);
  const { code, stderr } = await cli.run(['keys', 'create', '--role', 'secretariat'], {
    PALMARES_CLOCK: '2022-03-15T09:00:00+01:00',
  });
  expect(code).toBe(1);
  expect(stderr).toContain('PALMARES_CLOCK is set, but this database holds a real contest');
  expect(stderr).not.toContain('    at ');
});

test('a journal that nobody touched is whole', async () => {
  await using cli = await openCli();
  await cli.run(['keys', 'create', '--role', 'secretariat']);
  await cli.run(['keys', 'create', '--role', 'secretariat']);
  const { code, stdout } = await cli.run(['audit', 'verify']);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: 'Le journal est entier\u00a0: 2 inscriptions vérifiées.\n',
  });
});

test('a journal in which an entry was changed is told, with the place', async () => {
  await using cli = await openCli();
  for (const name of ['une', 'deux', 'trois']) {
    await cli.run(['keys', 'create', '--role', 'secretariat', '--name', name]);
  }
  using database = new DatabaseSync(join(cli.data, 'palmares.sqlite'));
  // Append-only by a trigger: whoever tampers with the file takes it away first.
  for (const row of database.prepare("select name from sqlite_master where type = 'trigger'").all()) {
    database.exec(`drop trigger "${String(row['name'])}"`);
  }
  database.exec(`update audit set after = replace(after, 'deux', 'Deux') where seq = 2`);
  const { code, stdout, stderr } = await cli.run(['audit', 'verify']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('à partir de l’inscription n°\u00a02');
  expect(await cli.runJson(['audit', 'verify'])).toEqual({ checked: 1, brokenAt: 2 });
});
