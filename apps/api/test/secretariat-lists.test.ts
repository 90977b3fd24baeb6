import { importOrganisations } from '@palmares/contest/acts/import-organisations';
import { setGrading } from '@palmares/contest/acts/set-grading';
import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import { addMember, depositAdmissible, gradesOf, operator } from '@palmares/contest/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, type Draft, secretariatKey, startApi } from './api-server.ts';

let api: ApiServer;
let key: string;
let draft: Draft;
let code: string;
let deposited: Awaited<ReturnType<typeof depositAdmissible>>;
beforeAll(async () => {
  api = await startApi();
  key = await secretariatKey(api);
  draft = await beginDraft(api, { title: '=cmd()', contact: { name: 'Zoé', email: 'zoe@example.org' } });
  deposited = await depositAdmissible(api.contest, { title: 'Déposé' });
  code = deposited.codes[0] ?? '';
  const juror = await addMember(api.contest, 'UONE');
  await setGrading(api.contest, operator, 'innovation-sociale', true);
  const filled = { grades: { ...gradesOf(api.contest, 4), objectifs: 3 }, comment: 'ZEBRA' };
  await submitScoreSheet(api.contest, juror, code, filled);
  await importOrganisations(api.contest, operator, [
    { id: 'caf-59', name: 'Caf 59', scheme: 'RG', branch: 'Famille', department: '59', email: '' },
  ]);
});
afterAll(() => api[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}, bearer = key) =>
  ask(api, 'GET', `/secretariat/${path}`, { key: bearer, headers });
const csv = { Accept: 'text/csv' };

test('applications: filters, pages, CSV, and no key', async () => {
  const all = await get('applications');
  expect(all.body).toMatchObject({
    items: [
      { code: draft.code, status: 'draft', contact: { name: 'Zoé' }, versions: 0, late: false },
      { status: 'deposited', versions: 1, depositedAt: '2022-03-14T10:00:00+01:00' },
    ],
    next: null,
  });
  const first = await get('applications?limit=1');
  expect(first.body).toMatchObject({ items: [{ code: draft.code }], next: '1' });
  expect((await get('applications?after=1')).body).toMatchObject({ items: [{ status: 'deposited' }] });
  expect((await get('applications?status=draft&late=false')).body).toMatchObject({ items: [{}] });
  expect((await get('applications?late=true')).body).toEqual({ items: [], next: null });
  const wrong = await get('applications?late=oui&after=x&status=lost');
  expect(wrong.status).toBe(422);
  expect(wrong.body).toMatchObject({
    errors: expect.arrayContaining([expect.objectContaining({ parameter: 'late' })]),
  });
  const sheet = await get('applications?limit=1', csv);
  expect(sheet.headers.get('link')).toBe('</secretariat/applications?limit=1&after=1>; rel="next"');
  expect(sheet.text).toMatch(/^code,status,title,/);
  expect(sheet.text).toContain("'=cmd()");
  for (const answer of [all, sheet]) {
    expect(answer.text).not.toContain(draft.depositKey);
    expect(answer.text).not.toMatch(/[kK]ey/);
  }
});

test('organisations and jurors, in the columns of their imports', async () => {
  expect((await get('organisations?scheme=RG')).body).toMatchObject({
    items: [{ id: 'caf-59' }],
    next: null,
  });
  expect((await get('organisations', csv)).text).toBe(
    'id,name,scheme,branch,department,email\r\ncaf-59,Caf 59,RG,Famille,59,\r\n',
  );
  const jurors = await get('jurors?role=juror');
  expect(jurors.body).toMatchObject({
    items: [{ slackUserId: 'UONE', roles: [{ role: 'juror', progress: { submitted: 1, expected: 1 } }] }],
  });
  expect((await get('jurors', csv)).text).toMatch(/^slackUserId,name,email,role,category,organisation,/);
  expect((await get('jurors?role=chef')).status).toBe(422);
});

test('the record by subject, kind, actor and instant; of a sheet no grade, in no form', async () => {
  const all = await get('audit');
  const { items } = Object(all.body);
  expect(items[0]).toMatchObject({ seq: 1, revision: 1, kind: 'api-key.created', redacted: false });
  expect((await get(`audit?subject=${code}&kind=entry.screened`)).body).toMatchObject({
    items: [{ actor: { kind: 'operator' }, after: { screening: 'admissible' }, redacted: false }],
  });
  const sheets = await get('audit?kind=score-sheet&actor=member');
  expect(sheets.body).toMatchObject({
    items: [{ redacted: true, after: ['version', 'grades', 'comment'] }],
    next: null,
  });
  expect((await get('audit?since=2022-03-14T10:00:01%2B01:00')).body).toEqual({ items: [], next: null });
  expect((await get('audit?since=hier')).body).toMatchObject({ errors: [{ parameter: 'since' }] });
  expect((await get('audit?limit=2')).body).toMatchObject({ next: '2' });
  const asCsv = await get('audit', csv);
  expect(asCsv.text).toMatch(/^seq,revision,instant,/);
  for (const { text } of [all, sheets, asCsv]) expect(text).not.toMatch(/ZEBRA|objectifs/);
});

test('an entry whole, by its code', async () => {
  const { body, text } = await get(`entries/${code}`);
  expect(body).toMatchObject({
    code,
    screening: 'admissible',
    metadata: { title: 'Déposé', contact: { email: 'ada.martin@example.org' } },
    files: { dossier: { pages: 3, sha256: 'ab'.repeat(32) }, video: null },
    versions: [{ version: 1, videoSha256: null }],
    sheets: 1,
    formerCodes: [],
    repositionings: [],
    extension: null,
  });
  expect(text).not.toMatch(/ZEBRA|objectifs|score-sheet/);
  expect((await get('entries/SOC-999')).status).toBe(404);
  expect((await get('entries/n’importe')).status).toBe(404);
});

test('organisations are imported whole or not at all, and a dry run only counts', async () => {
  const header = 'id;name;scheme;branch;department;email\r\n';
  const post = (body: string, query = '', type = 'text/csv; charset=utf-8') =>
    ask(api, 'POST', `/secretariat/organisations${query}`, {
      key,
      body,
      headers: { 'Content-Type': type },
    });
  const file = `\ufeff${header}caf-59;Caf du Nord;RG;Famille;59;\r\nmsa-33;Msa 33;RA;;33;a@msa.example\r\n`;
  const counts = { created: 1, updated: 1, unchanged: 0 };
  expect((await post(file, '?dryRun=true')).body).toEqual({ ...counts, dryRun: true });
  expect((await get('organisations')).body).toMatchObject({ items: [{ name: 'Caf 59' }], next: null });
  expect((await post(file)).body).toEqual({ ...counts, dryRun: false });
  expect((await post(file)).body).toMatchObject({ created: 0, updated: 0, unchanged: 2 });

  const bad = await post(`${header}x;X;;;;\r\n;Sans identifiant;;;;\r\nx;Encore;;;;pas-une-adresse\r\n`);
  expect(bad.status).toBe(422);
  expect(bad.body).toMatchObject({
    type: '/problems/invalid-file',
    errors: [
      { detail: expect.stringMatching(/^Ligne 3\u00a0: Colonne «\u00a0id\u00a0»/) },
      { detail: expect.stringMatching(/^Ligne 4\u00a0: Colonne «\u00a0email\u00a0»/) },
    ],
  });
  const twice = await post(`${header}x;X;;;;\r\nx;Y;;;;\r\n`);
  expect(twice.body).toMatchObject({ errors: [{ detail: expect.stringMatching(/^Ligne 3/) }] });
  expect((await get('organisations')).body).toMatchObject({ items: [{}, {}], next: null });
  expect((await post(file, '', 'application/json')).status).toBe(415);
  expect((await post(`${header}${'x'.repeat(2_097_152)}`)).status).toBe(413);
});

test.each(['applications', 'organisations', 'jurors', 'audit', 'entries/SOC-001', 'audit?subject=SOC-001'])(
  '%s is closed to the public and to a candidate’s key, in both forms',
  async (path) => {
    for (const accept of ['application/json', 'text/csv'])
      for (const bearer of [draft.depositKey, deposited.depositKey, 'x'])
        expect((await get(path, { Accept: accept }, bearer)).status).toBe(401);
    expect((await ask(api, 'GET', `/secretariat/${path}`)).status).toBe(401);
  },
);

test.each([
  ['POST', '/secretariat/applications/{id}/extension'],
  ['POST', '/secretariat/organisations'],
  ['POST', '/secretariat/entries/SOC-001/reposition'],
  ['DELETE', '/secretariat/entries/SOC-001/reposition'],
  ['DELETE', '/secretariat/entries/SOC-001/screening'],
])('%s %s is closed to them too, and changes nothing', async (method, path) => {
  const before = await get('entries/SOC-001');
  for (const bearer of [undefined, deposited.depositKey, draft.depositKey]) {
    const answer = await ask(api, method, path.replace('{id}', deposited.id), {
      ...(bearer === undefined ? {} : { key: bearer }),
      json: { until: '2022-05-01T10:00:00Z', category: 'innovation-rh', reason: 'x' },
    });
    expect(answer.status).toBe(401);
  }
  expect((await get('entries/SOC-001')).text).toBe(before.text);
});
