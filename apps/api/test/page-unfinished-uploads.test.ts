import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type ApiServer, ask, type Sent, startApi } from './api-server.ts';
import { beginOnPage, fillIn, type Visitor, visit } from './page-visitor.ts';
import { metadata } from './resumable-server.ts';
import { smallPdf } from './small-pdf.ts';

let api: ApiServer;
let visitor: Visitor;
let id: string;
beforeEach(async () => {
  api = await startApi();
  visitor = visit(api);
  id = await beginOnPage(visitor);
});
afterEach(() => api[Symbol.asyncDispose]());

const listSchema = z.object({
  items: z.array(z.object({ fileName: z.string().nullable(), fingerprint: z.string().nullable() })),
});

/** As the page's script asks. */
const askTus = (method: string, path: string, headers: Record<string, string>, body?: Sent) =>
  ask(api, method, path, {
    headers: {
      'Tus-Resumable': '1.0.0',
      'Sec-Fetch-Site': 'same-origin',
      Cookie: `palmares_session=${visitor.session()}`,
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });

/** Begins a video of 3 Mo and brings 1 Mo of it; gives its path. */
async function leaveHalfWay(filename = 'video.mp4', fingerprint = `3145728/1/${filename}`): Promise<string> {
  const begun = await askTus('POST', '/uploads', {
    'Upload-Length': '3145728',
    'Upload-Metadata': metadata({
      application: id,
      kind: 'video',
      filename,
      fingerprint,
    }),
  });
  const path = begun.headers.get('location') ?? '';
  const part = { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
  expect((await askTus('PATCH', path, part, new Uint8Array(1_048_576))).status).toBe(204);
  return path;
}

const abandon = (by: Visitor, application: string, path: string) =>
  by.post(`/candidature/${application}/envois/${path.split('/').at(-1)}/abandonner`, {});

test('an upload left half-way is told of on the pages, from whichever browser it came', async () => {
  await leaveHalfWay('vidéo <b>finale</b>.mp4');
  const { text } = await visitor.get(`/candidature/${id}/fichiers`);
  expect(text).toContain('L’envoi de «\u00a0vidéo &lt;b&gt;finale&lt;/b&gt;.mp4\u00a0» n’est pas terminé');
  expect(text).toContain('1\u00a0Mo sur 3\u00a0Mo sont arrivés');
});

test('who deposits meanwhile is told that it has no part in it', async () => {
  await visitor.post(`/candidature/${id}`, await fillIn(visitor, id));
  await visitor.sendFile(`/candidature/${id}/dossier`, smallPdf(10_000));
  expect((await visitor.get(`/candidature/${id}/depot`)).text).not.toContain('Un envoi n’est pas terminé');
  await leaveHalfWay();
  const { text } = await visitor.get(`/candidature/${id}/depot`);
  expect(text).toContain('Un envoi n’est pas terminé');
  expect(text).toContain('Confirmer le dépôt');
});

test('it can be given up, by its own candidate alone; then its space is free again', async () => {
  const path = await leaveHalfWay();
  const stranger = visit(api);
  const other = await beginOnPage(stranger);
  for (const application of [id, other]) {
    const refused = await abandon(stranger, application, path);
    expect(refused.headers.get('location') ?? '').not.toContain('envoi-abandonne');
  }
  expect((await askTus('HEAD', path, {})).headers.get('upload-offset')).toBe('1048576');

  const gone = await abandon(visitor, id, path);
  expect(gone.headers.get('location')).toBe(`/candidature/${id}/fichiers?fait=envoi-abandonne`);
  const { text } = await visitor.get(`/candidature/${id}/fichiers?fait=envoi-abandonne`);
  expect(text).toContain('L’envoi est abandonné');
  expect(text).not.toContain('n’est pas terminé');
  expect((await askTus('HEAD', path, {})).status).toBe(404);
});

test('its name and what it is recognised by are told to its owner; a name is cut where it is too long', async () => {
  await leaveHalfWay('n'.repeat(300), 'film');
  await leaveHalfWay('\0a\nb', 'other film');
  const { body } = await askTus('GET', `/applications/${id}/uploads`, {});
  // Both were begun at the same instant of the stage's clock: they come in any order.
  const byFingerprint = new Map(
    listSchema.parse(body).items.map((item) => [item.fingerprint, item.fileName]),
  );
  expect(byFingerprint).toEqual(
    new Map([
      ['film', 'n'.repeat(255)],
      ['other film', ' a b'],
    ]),
  );
});

test.each(['application', 'fingerprint'])('a NUL in %s is refused in words', async (name) => {
  const refused = await askTus('POST', '/uploads', {
    'Upload-Length': '10',
    'Upload-Metadata': metadata({ application: id, kind: 'video', fingerprint: '', [name]: 'a\0b' }),
  });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('/problems/malformed-request');
});

test.each([
  '/applications/%00',
  '/candidature/%00/fichiers',
  '/problems/%00',
  '/secretariat/audit?subject=%00',
])('%s names nothing', async (path) => {
  expect((await visitor.get(path)).status).toBe(404);
});
