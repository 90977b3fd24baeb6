import { readLocalMembers } from '@palmares/runtime/local-members';
import { expect, test } from 'vitest';
import { openCli } from './run-cli.ts';

const organisations = [
  'id,name,scheme,branch,department,email',
  'cpam-75,CPAM de Paris,général,maladie,75,contact@cpam75.example',
  'caf-33,"CAF de la Gironde, Bordeaux",général,famille,33,',
  '',
].join('\n');

const jurors = [
  'slackUserId,name,email,role,category,organisation',
  'U001,Élodie Le Goff,elodie@example.org,juror,innovation-sociale,cpam-75',
  'U001,Élodie Le Goff,elodie@example.org,juror,innovation-rh,cpam-75',
  'U002,Paul Petit,,secretariat,,',
].join('\r\n');

test('organisations are imported once, then corrected', async () => {
  await using cli = await openCli();
  const file = await cli.write('organismes.csv', organisations);
  const first = await cli.run(['organisations', 'import', file]);
  expect(first).toEqual({ code: 0, stdout: '2 organismes ajoutés, 0 modifié, 0 inchangé.\n', stderr: '' });
  await cli.write('organismes.csv', organisations.replace('CPAM de Paris', 'CPAM de la Seine'));
  expect(await cli.runJson(['organisations', 'import', file])).toEqual({
    added: 0,
    changed: 1,
    unchanged: 1,
  });
});

test('a file as Excel writes it in French (semicolons, byte order mark, empty columns) is the same', async () => {
  await using cli = await openCli();
  const file = await cli.write(
    'organismes.csv',
    '\ufeffid;name;scheme;branch;department;email;;\r\ncaf-33;"CAF de la Gironde, Bordeaux";général;famille;33;;;\r\n;;;;;;;\r\n',
  );
  expect(await cli.runJson(['organisations', 'import', file])).toEqual({
    added: 1,
    changed: 0,
    unchanged: 0,
  });
  const same = await cli.write('autre.csv', organisations);
  expect(await cli.runJson(['organisations', 'import', same])).toEqual({
    added: 1,
    changed: 0,
    unchanged: 1,
  });
});

test('every bad line is told, and nothing is imported', async () => {
  await using cli = await openCli();
  const file = await cli.write(
    'organismes.csv',
    [
      organisations.trim(),
      ',Sans identifiant,général,,,',
      'caf-59,CAF du Nord,général,famille,59',
      'x,Y,,,,pas-une-adresse',
      '',
    ].join('\n'),
  );
  const { code, stdout, stderr } = await cli.run(['organisations', 'import', file]);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('Rien n’a été importé.');
  expect(stderr).toMatch(/ligne 5\u00a0: La ligne a 5 cellules au lieu de 6/);

  const cells = await cli.write(
    'cellules.csv',
    [organisations.trim(), ',Sans identifiant,,,,', 'x,Y,,,,pas-une-adresse', ''].join('\n'),
  );
  expect(await cli.runJson(['organisations', 'import', cells])).toEqual({
    kind: 'invalid',
    problems: [
      { line: 4, message: 'Colonne «\u00a0id\u00a0»\u00a0: ne doit pas être vide.' },
      { line: 5, message: 'Colonne «\u00a0email\u00a0»\u00a0: n’est pas une adresse électronique.' },
    ],
  });

  const good = await cli.write('bon.csv', organisations);
  expect(await cli.runJson(['organisations', 'import', good])).toEqual({
    added: 2,
    changed: 0,
    unchanged: 0,
  });
});

test('the same organisation twice in a file is told by its line', async () => {
  await using cli = await openCli();
  const file = await cli.write('organismes.csv', `${organisations}caf-33,CAF,général,famille,33,\n`);
  expect(await cli.runJson(['organisations', 'import', file])).toMatchObject({ problems: [{ line: 4 }] });
});

test.each([
  ['without a header', 'cpam-75,CPAM de Paris,général,maladie,75,a@b.example\n', 'Il manque la colonne'],
  [
    'with an unknown column',
    organisations.replace('email', 'mail'),
    'La colonne «\u00a0mail\u00a0» est inconnue.',
  ],
  ['that is empty', '', 'Le fichier est vide.'],
  ['with an open quotation mark', `${organisations}"a,b\n`, 'Cette ligne n’est pas du CSV valable'],
  ['not in UTF-8', Buffer.from(organisations, 'latin1'), 'Le fichier n’est pas en UTF-8'],
])('a file %s is refused', async (_, content, message) => {
  await using cli = await openCli();
  const { code, stderr } = await cli.run(['organisations', 'import', await cli.write('f.csv', content)]);
  expect(code).toBe(1);
  expect(stderr).toContain(message);
});

test('jurors are imported with their roles, and have accounts in the local Slack', async () => {
  await using cli = await openCli();
  const file = await cli.write('jures.csv', jurors);
  const { stdout } = await cli.run(['jurors', 'import', file]);
  expect(stdout).toBe('3 lignes ajoutées, 0 modifiée, 0 inchangée.\n');
  expect(await readLocalMembers(cli.data)).toEqual([
    {
      id: 'U001',
      name: 'elodie.le.goff',
      realName: 'Élodie Le Goff',
      role: 'jury Innovation sociale, jury Innovation RH',
      email: 'elodie@example.org',
    },
    { id: 'U002', name: 'paul.petit', realName: 'Paul Petit', role: 'secrétariat' },
  ]);
  expect(await cli.runJson(['jurors', 'import', file])).toEqual({ added: 0, changed: 0, unchanged: 3 });
});

test('where the real Slack is configured, nobody is made a member of the local one', async () => {
  await using cli = await openCli();
  const file = await cli.write('jures.csv', jurors);
  await cli.run(['jurors', 'import', file], { SLACK_BOT_TOKEN: 'xoxb-real' });
  expect(await readLocalMembers(cli.data)).toEqual([]);
});

test('an unknown role and an unknown category are told by their lines, and nothing is imported', async () => {
  await using cli = await openCli();
  const role = await cli.write('roles.csv', `${jurors}\r\nU003,Anne,,president,,\r\n`);
  expect((await cli.run(['jurors', 'import', role])).stderr).toContain(
    'ligne 5\u00a0: Colonne «\u00a0role\u00a0»\u00a0: doit être juror, grand-juror, secretariat ou sponsor.',
  );
  const category = await cli.write('categories.csv', `${jurors}\r\nU003,Anne,,juror,innovation,\r\n`);
  expect(await cli.runJson(['jurors', 'import', category])).toMatchObject({
    kind: 'invalid',
    problems: [{ line: 5 }],
  });
  expect(await readLocalMembers(cli.data)).toEqual([]);
  const good = await cli.write('bon.csv', jurors);
  expect(await cli.runJson(['jurors', 'import', good])).toEqual({ added: 3, changed: 0, unchanged: 0 });
});

test('a file is looked for where the person is, though npm runs elsewhere', async () => {
  await using cli = await openCli();
  await using elsewhere = await openCli();
  await elsewhere.write('jures.csv', jurors);
  const env = { INIT_CWD: elsewhere.folder, npm_lifecycle_event: 'palmares' };
  expect(await cli.runJson(['jurors', 'import', 'jures.csv'], env)).toMatchObject({ added: 3 });
});

test('a file that is not there is told without a stack', async () => {
  await using cli = await openCli();
  const { code, stderr } = await cli.run(['jurors', 'import', 'absent.csv']);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Le fichier ${cli.folder}/absent.csv ne peut pas être lu.\n`,
  });
});
