import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiServer, startApi, until } from './api-server.ts';
import { beginOnPage, type Visitor, visit } from './page-visitor.ts';
import { smallPdf } from './small-pdf.ts';

let api: ApiServer;
let visitor: Visitor;
let id: string;
beforeAll(async () => {
  api = await startApi();
  visitor = visit(api);
  id = await beginOnPage(visitor);
});
afterAll(() => api[Symbol.asyncDispose]());

const MAX = 5_242_880;
const send = (file: Uint8Array<ArrayBuffer>) => visitor.sendFile(`/candidature/${id}/dossier`, file);

test('a file of exactly the limit is taken in, one byte more is refused and what was there stays', async () => {
  expect((await send(smallPdf(MAX))).status).toBe(303);
  const before = await visitor.get(`/candidature/${id}/fichiers`);
  expect(before.text).toContain('5\u00a0Mo, 1\u00a0page');
  const refused = await send(smallPdf(MAX + 1));
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Le dossier dépasse la limite de 5\u00a0Mo');
  expect(refused.text).toContain('5\u00a0Mo, 1\u00a0page');
});

test('a far too big one still gets its answer', async () => {
  const refused = await send(new Uint8Array(40_000_000));
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Le dossier dépasse la limite');
});

test('a file that is no PDF is refused in words', async () => {
  const refused = await send(new TextEncoder().encode('hello'));
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('id="champ-dossier-erreur"');
  expect(await api.files()).toMatchObject({ staged: [] });
});

describe('what is no file', () => {
  test.each([
    [
      'a form without file',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--',
    ],
    ['no form at all', 'application/x-www-form-urlencoded', 'a=b'],
    ['nothing', 'multipart/form-data; boundary=x', ''],
  ])('%s', async (_, type, body) => {
    const answer = await fetch(`${api.address}/candidature/${id}/dossier`, {
      method: 'POST',
      headers: {
        'Content-Type': type,
        'Sec-Fetch-Site': 'same-origin',
        Cookie: `palmares_session=${visitor.session()}`,
      },
      body,
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('n’est pas arrivé en entier');
  });
});

test('a connection that is cut leaves nothing behind', async () => {
  const { hostname, port } = new URL(api.address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    `POST /candidature/${id}/dossier HTTP/1.1\r\nHost: ${hostname}:${port}\r\nSec-Fetch-Site: same-origin\r\nCookie: palmares_session=${visitor.session()}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n--x\r\nContent-Disposition: form-data; name="fichier"; filename="a.pdf"\r\n\r\n%PDF-1.4`,
  );
  await until(api.files, ({ staged }) => staged.length === 1);
  socket.destroy();
  const left = await until(api.files, ({ staged }) => staged.length === 0);
  expect(left.staged).toEqual([]);
});

test('the video is taken out again', async () => {
  const removed = await visitor.post(`/candidature/${id}/video-retirer`, {});
  expect(removed.headers.get('location')).toBe(`/candidature/${id}/fichiers`);
});
