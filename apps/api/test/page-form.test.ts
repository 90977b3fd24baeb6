import { createHash } from 'node:crypto';
import { importOrganisations } from '@palmares/contest/acts/import-organisations';
import { operator } from '@palmares/contest/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiServer, ask, startApi } from './api-server.ts';
import { beginOnPage, fillIn, type Visitor, visit } from './page-visitor.ts';
import { smallPdf } from './small-pdf.ts';

let api: ApiServer;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

/** What the API says of it, by the same session. */
const readOwn = (visitor: Visitor, id: string) => visitor.get(`/applications/${id}`);

test('a whole deposit without any script', async () => {
  const visitor = visit(api);
  expect((await visitor.get('/')).text).toContain('href="/candidature"');
  const id = await beginOnPage(visitor);
  const begun = await visitor.get(`/candidature/${id}?fait=cree`);
  expect(begun.text).toContain('BROUILLON — pas encore déposé');
  expect(begun.text).toContain('Votre brouillon est créé.');
  expect(begun.text).toContain('href="#champ-summary"');

  const saved = await visitor.post(`/candidature/${id}`, {
    ...(await fillIn(visitor, id)),
    suite: 'fichiers',
  });
  expect(saved.status).toBe(303);
  expect(saved.headers.get('location')).toBe(`/candidature/${id}/fichiers?fait=enregistre`);
  expect((await readOwn(visitor, id)).body).toMatchObject({
    metadata: {
      organisationName: 'CAF du Nord',
      partners: ['Ville de Lille', 'Département du Nord'],
      categories: ['innovation-sociale', 'innovation-territoriale'],
      contact: { name: 'Ada Martin', email: 'ada@example.org' },
      objectives: 'Rejoindre 500 personnes.\n\nEt plus.',
      startedOn: '2019-09-01',
      endedOn: '2021-06-30',
      publicationConsent: true,
      acceptsRules: true,
    },
  });

  const pdf = smallPdf(300_000);
  const digest = createHash('sha256').update(pdf).digest('hex');
  const before = await visitor.get(`/candidature/${id}/depot`);
  expect(before.text).toContain('Déposez le dossier de candidature');
  expect(before.text).not.toContain('Confirmer le dépôt');
  const sent = await visitor.sendFile(`/candidature/${id}/dossier`, pdf);
  expect(sent.headers.get('location')).toBe(`/candidature/${id}/fichiers?fait=dossier`);

  const check = await visitor.get(`/candidature/${id}/depot`);
  expect(check.text).toContain('2 catégories, soit 2 présentations');
  expect(check.text).toContain(digest);
  expect(check.text).toContain('Confirmer le dépôt');
  const deposited = await visitor.post(`/candidature/${id}/depot`, {});
  expect(deposited.headers.get('location')).toBe(`/candidature/${id}/depot?fait=depose`);
  const done = await visitor.get(`/candidature/${id}/depot?fait=depose`);
  expect(done.text).toContain('DÉPOSÉ — version 1, le lundi 14 mars 2022 à 10\u00a0h\u00a000\u00a0min');
  expect(done.text).toContain('SOC-001');
  expect(done.text).not.toContain('Confirmer le dépôt');
  const links = [...done.text.matchAll(/href="(\/applications\/[^"]+\/receipt[^"]*)"/g)].map(
    ([, link]) => link,
  );
  expect(links).toHaveLength(3);
  const types = ['application/pdf', 'application/jose', 'application/json'];
  for (const [index, type] of types.entries()) {
    const got = await visitor.get(links[index] ?? '');
    expect([got.status, got.headers.get('content-type')]).toEqual([200, type]);
  }
  const receipt = await visitor.get(links[2] ?? '');
  expect(receipt.body).toMatchObject({ application: id, version: 1, dossier: { sha256: digest } });

  const again = await visitor.post(`/candidature/${id}`, await fillIn(visitor, id, { title: 'Autre titre' }));
  expect(again.status).toBe(303);
  const changed = await visitor.get(`/candidature/${id}`);
  expect(changed.text).toContain('Modifié depuis le dépôt\u00a0: ces changements ne comptent pas');
  await visitor.post(`/candidature/${id}/depot`, {});
  const second = await visitor.get(`/candidature/${id}/depot`);
  expect(second.text).toContain('version 2');
  expect(second.text).toContain('Versions antérieures');

  expect((await visitor.get(`/candidature/${id}/retirer`)).text).toContain('SOC-001');
  await visitor.post(`/candidature/${id}/retirer`, {});
  const withdrawn = await visitor.get(`/candidature/${id}`);
  expect(withdrawn.text).toContain('RETIRÉE du concours');
  expect(withdrawn.text).not.toContain('<textarea');
});

describe('what was typed is never lost', () => {
  test('a wrong field is shown again with what to mend, the others are saved', async () => {
    const visitor = visit(api);
    const id = await beginOnPage(visitor);
    const wrong = {
      startedOn: '31/02/2021',
      'contact-email': 'pas une adresse',
      summary: 's'.repeat(5_001),
      costs: '12 000 euros',
    };
    const answer = await visitor.post(`/candidature/${id}`, await fillIn(visitor, id, wrong));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Erreur – ');
    expect(answer.text).toContain('3 champs sont à corriger');
    for (const field of ['startedOn', 'contact-email', 'summary']) {
      expect(answer.text).toContain(`<a href="#champ-${field}">`);
      expect(answer.text).toMatch(
        new RegExp(`id="champ-${field}"[^>]*aria-describedby="[^"]*champ-${field}-erreur`),
      );
    }
    for (const typed of ['31/02/2021', 'pas une adresse', 's'.repeat(5_001)])
      expect(answer.text).toContain(typed);
    expect((await readOwn(visitor, id)).body).toMatchObject({
      metadata: { costs: '12 000 euros', contact: { email: 'ada@example.org' }, endedOn: '2021-06-30' },
    });
    expect((await readOwn(visitor, id)).body).not.toHaveProperty('metadata.summary');
  });

  test('by a session that has ended: the form can be sent again', async () => {
    const visitor = visit(api);
    const id = await beginOnPage(visitor);
    const fields = await fillIn(visitor, id, { summary: 'Deux\r\nlignes "entre" <guillemets>' });
    const stranger = await visit(api).post(`/candidature/${id}`, fields);
    expect(stranger.status).toBe(401);
    expect(stranger.text).toContain('Ce que vous avez saisi n’est pas perdu');
    expect(stranger.text).toContain('value="Deux\nlignes &quot;entre&quot; &lt;guillemets&gt;"');
  });

  test('by another window: what it saved is not overwritten unasked', async () => {
    const visitor = visit(api);
    const id = await beginOnPage(visitor);
    const opened = await fillIn(visitor, id, { savings: 'De cette fenêtre' });
    await visitor.post(`/candidature/${id}`, await fillIn(visitor, id, { savings: 'De l’autre' }));
    const answer = await visitor.post(`/candidature/${id}`, opened);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('De cette fenêtre');
    expect((await readOwn(visitor, id)).body).toMatchObject({ metadata: { savings: 'De l’autre' } });
  });

  test('at the start: what is missing is said at its field', async () => {
    const answer = await visit(api).post('/candidature', { title: 'Mon titre', 'contact-email': 'x@y' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="Mon titre"');
    expect(answer.text).toContain('href="#champ-contact-name"');
    expect(answer.text).toContain('href="#champ-contact-email"');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

test('an organisation of the list is meant by its name, any other is kept as it was written', async () => {
  await using listed = await startApi();
  await importOrganisations(listed.contest, operator, [
    { id: '591', name: 'CAF du Nord', scheme: '', branch: '', department: '', email: '' },
  ]);
  const visitor = visit(listed);
  const id = await beginOnPage(visitor);
  const read = async () => (await readOwn(visitor, id)).body;
  await visitor.post(`/candidature/${id}`, await fillIn(visitor, id, { organisation: ' caf  du NORD' }));
  expect(await read()).toMatchObject({ metadata: { organisationId: '591' } });
  expect((await visitor.get(`/candidature/${id}`)).text).toContain('value="CAF du Nord"');
  await visitor.post(`/candidature/${id}`, await fillIn(visitor, id, { organisation: 'Une autre' }));
  expect(await read()).toMatchObject({ metadata: { organisationName: 'Une autre' } });
  expect(await read()).not.toHaveProperty('metadata.organisationId');
});

test('an emptied field is taken away', async () => {
  const visitor = visit(api);
  const id = await beginOnPage(visitor);
  await visitor.post(`/candidature/${id}`, await fillIn(visitor, id));
  const emptied = { scheme: ' ', costs: '', categories: [], startedOn: '', publicationConsent: '' };
  await visitor.post(`/candidature/${id}`, await fillIn(visitor, id, emptied));
  const { body } = await readOwn(visitor, id);
  for (const name of ['scheme', 'costs', 'startedOn', 'publicationConsent']) {
    expect(body).not.toHaveProperty(`metadata.${name}`);
  }
  expect(body).toHaveProperty('metadata.title');
});

test('typed markup stays text on every page', async () => {
  const visitor = visit(api);
  const hostile = '</title><script>alert(1)</script>"\'&amp;';
  const id = await beginOnPage(visitor, hostile);
  const fields = { title: hostile, organisation: hostile, summary: `</textarea>${hostile}` };
  expect((await visitor.post(`/candidature/${id}`, await fillIn(visitor, id, fields))).status).toBe(303);
  await visitor.sendFile(`/candidature/${id}/dossier`, smallPdf());
  const pages = await Promise.all(
    ['', '/fichiers', '/depot', '/supprimer'].map((path) => visitor.get(`/candidature/${id}${path}`)),
  );
  for (const { status, text } of pages) {
    expect(status).toBe(200);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  }
});

test('a draft is deleted, with its session', async () => {
  const visitor = visit(api);
  const id = await beginOnPage(visitor);
  const session = visitor.session();
  expect((await visitor.get(`/candidature/${id}/supprimer`)).text).toContain('Rien ne pourra être retrouvé');
  expect((await visitor.post(`/candidature/${id}/supprimer`, {})).text).toContain(
    'Le brouillon est supprimé',
  );
  expect(visitor.session()).toBeUndefined();
  const after = await ask(api, 'GET', `/candidature/${id}`, {
    headers: { Cookie: `palmares_session=${session}` },
  });
  expect(after.status).toBe(401);
});

describe('by the calendar', () => {
  test('before the opening nothing can be begun', async () => {
    await using early = await startApi(undefined, '2022-01-09T12:00:00Z');
    expect((await visit(early).get('/')).text).not.toContain('href="/candidature"');
    const answer = await visit(early).post('/candidature', {
      title: 'x',
      'contact-name': 'y',
      'contact-email': 'y@example.org',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('lundi 10 janvier 2022');
  });

  const completeDraft = async (api: ApiServer) => {
    const visitor = visit(api);
    const id = await beginOnPage(visitor);
    await visitor.post(`/candidature/${id}`, await fillIn(visitor, id));
    await visitor.sendFile(`/candidature/${id}/dossier`, smallPdf());
    return { visitor, id };
  };

  test('at 23:30 a deposit is in time, a millisecond later it is not', async () => {
    await using last = await startApi(undefined, '2022-04-01T20:00:00Z');
    const { visitor, id } = await completeDraft(last);
    last.setClock('2022-04-01T21:30:00.001Z');
    const late = await visitor.post(`/candidature/${id}/depot`, {});
    expect(late.status).toBe(409);
    expect(late.text).toContain('La candidature n’est pas déposée');
    expect(late.text).toContain('BROUILLON — pas encore déposé');
    expect(late.text).toContain('La date limite est passée');
    last.setClock('2022-04-01T21:30:00Z');
    expect((await visitor.post(`/candidature/${id}/depot`, {})).status).toBe(303);
  });

  test('what is changed after the deposit doesn’t count: until the deadline it can be deposited, then no more', async () => {
    await using last = await startApi(undefined, '2022-04-01T20:00:00Z');
    const { visitor, id } = await completeDraft(last);
    await visitor.post(`/candidature/${id}/depot`, {});
    await visitor.post(`/candidature/${id}`, { ...(await fillIn(visitor, id)), title: 'Un autre titre' });
    const state = async () => (await visitor.get(`/candidature/${id}/depot`)).text;
    expect(await state()).toContain('ne comptent pas tant que vous ne déposez pas de nouveau');
    last.setClock('2022-04-01T21:30:00.001Z');
    expect(await state()).toContain('ne comptent pas\u00a0: c’est la version déposée qui compte');
    expect(await state()).not.toContain('tant que vous ne déposez pas');
  });
});
