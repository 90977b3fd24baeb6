import { afterEach, expect, test } from 'vitest';
import type { DossierVerdict } from '../src/uploads/file-checks.ts';
import { type ApiServer, startApi, until } from './api-server.ts';
import { beginOnPage, fillIn, type Visitor, visit } from './page-visitor.ts';
import { smallPdf } from './small-pdf.ts';

let api: ApiServer | undefined;
afterEach(() => api?.[Symbol.asyncDispose]());

/** A complete draft whose dossier has arrived and is examined until the verdict is given. */
async function checkSlowly(): Promise<{
  visitor: Visitor;
  id: string;
  give: (verdict: DossierVerdict) => void;
  /** How often the contest's clock was looked at. */
  looks: () => number;
}> {
  const verdict = Promise.withResolvers<DossierVerdict>();
  let looks = 0;
  api = await startApi(
    (deps) => ({
      ...deps,
      contest: {
        ...deps.contest,
        clock: () => {
          looks += 1;
          return deps.contest.clock();
        },
      },
      checks: { ...deps.checks, checkDossier: () => verdict.promise },
    }),
    '2022-04-01T21:29:59Z',
  );
  const visitor = visit(api);
  const id = await beginOnPage(visitor);
  await visitor.post(`/candidature/${id}`, await fillIn(visitor, id));
  void visitor.sendFile(`/candidature/${id}/dossier`, smallPdf());
  await until(
    () => visitor.get(`/candidature/${id}/depot`),
    ({ text }) => text.includes('Vérification en cours'),
  );
  return { visitor, id, give: verdict.resolve, looks: () => looks };
}

test('a deposit asked for while its dossier is examined is in time, however long that takes', async () => {
  const { visitor, id, give, looks } = await checkSlowly();
  const page = await visitor.get(`/candidature/${id}/depot`);
  expect(page.text).toContain('Confirmer le dépôt');
  const before = looks();
  const asked = visitor.post(`/candidature/${id}/depot`, {});
  // The clock goes on once the request has its instant.
  await until(
    async () => looks(),
    (seen) => seen > before,
  );
  api?.setClock('2022-04-01T22:00:00Z');
  give({ kind: 'accepted', facts: { pages: 3 } });
  expect((await asked).headers.get('location')).toBe(`/candidature/${id}/depot?fait=depose`);
  const done = await visitor.get(`/candidature/${id}/depot`);
  expect(done.text).toContain('DÉPOSÉ — version 1, le vendredi 1er avril 2022 à 23\u00a0h\u00a029');
});

test('a dossier that is refused meanwhile leaves no deposit, and its reason is said', async () => {
  const { visitor, id, give } = await checkSlowly();
  const asked = visitor.post(`/candidature/${id}/depot`, {});
  give({ kind: 'refused', code: 'dossier-encrypted', message: 'Ce dossier a un mot de passe.' });
  const answer = await asked;
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('La candidature n’est pas déposée');
  expect(answer.text).toContain('BROUILLON — pas encore déposé');
});
