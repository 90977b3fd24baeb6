import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openFileChecks } from '@palmares/file-checks/file-checks';
import {
  makeDossierOfSize,
  makeHtmlNamedPdf,
  makeOwnerProtectedDossier,
  makePasswordDossier,
  makePdfBomb,
  makePdfClaimingPages,
  makePdfWithPages,
  makeTruncatedDossier,
} from '@palmares/sample-files/hostile-pdf';
import { afterAll, expect, test } from 'vitest';
import { openTemporaryFolder } from './temporary-folder.ts';

const checks = openFileChecks();
afterAll(() => checks[Symbol.asyncDispose]());

const limits = { bytes: 5_242_880, pages: 100 };

const check = async (content: Uint8Array | string) => {
  await using folder = await openTemporaryFolder();
  const verdict = await checks.checkDossier(await folder.store('dossier.pdf', content), limits);
  expect(await readdir(folder.path)).toEqual(['dossier.pdf']);
  return verdict;
};

const refused = (code: string, message: RegExp) => ({
  kind: 'refused',
  code,
  message: expect.stringMatching(message),
});

test('a dossier of exactly the limit is accepted, with its pages', async () => {
  expect(await check(await makeDossierOfSize(5_242_880))).toEqual({ kind: 'accepted', facts: { pages: 3 } });
});

test('one byte more is refused, with both sizes', async () => {
  const verdict = await check(await makeDossierOfSize(5_242_881));
  expect(verdict).toEqual(
    refused('too-large', /pèse 5\s242\s881\soctets\s; .* de 5\sMo \(5\s242\s880\soctets\)/u),
  );
});

test('a dossier that only its owner may change is accepted', async () => {
  expect(await check(await makeOwnerProtectedDossier())).toEqual({ kind: 'accepted', facts: { pages: 2 } });
});

test('zeros and line ends behind the end are accepted', async () => {
  const padded = Buffer.concat([await makeDossierOfSize(20_000), Buffer.from('\r\n'), Buffer.alloc(5000)]);
  expect(await check(padded)).toMatchObject({ kind: 'accepted' });
});

test.each([
  ['an empty file', '', 'empty', /fichier vide/u],
  ['a web page', makeHtmlNamedPdf(), 'not-pdf', /n’est pas un PDF/u],
  ['a password', await makePasswordDossier(), 'password', /sans mot de passe/u],
  ['a cut dossier', await makeTruncatedDossier(), 'truncated', /la fin du fichier manque/u],
  ['no page', await makePdfWithPages(0), 'no-page', /aucune page/u],
  ['a negative number of pages', await makePdfClaimingPages(-1), 'no-page', /aucune page/u],
  ['too many pages', await makePdfWithPages(101), 'too-many-pages', /101\spages\s; le maximum est de 100/u],
  ['nothing between start and end', '%PDF-1.7\nhello\n%%EOF\n', 'unreadable', /endommagé/u],
])('%s is refused with its own sentence', async (_, content, code, message) => {
  expect(await check(content)).toEqual(refused(code, message));
});

test('a claim of a billion pages is not believed', async () => {
  expect(await check(await makePdfClaimingPages(1_000_000_000))).toEqual({
    kind: 'accepted',
    facts: { pages: 2 },
  });
});

test('a small file that unfolds to 700 MB is refused', async () => {
  const verdict = await check(makePdfBomb(700_000_000));
  expect(verdict).toMatchObject({ kind: 'refused', code: expect.stringMatching(/unreadable|too-complex/u) });
});

test('a file that is not there is not held against the candidate', async () => {
  await using folder = await openTemporaryFolder();
  expect(await checks.checkDossier(join(folder.path, 'none.pdf'), limits)).toMatchObject({
    kind: 'unavailable',
  });
});

test('more checks at once than processors all come to their end', async () => {
  const content = await makeDossierOfSize(20_000);
  const verdicts = await Promise.all([1, 2, 3, 4].map(() => check(content)));
  expect(verdicts.map((verdict) => verdict.kind)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
});
