import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiServer, ask, startApi, until } from './api-server.ts';
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
const FILE = 'name="fichier"; filename="a.pdf"';
const sameVisitor = () => ({
  'Sec-Fetch-Site': 'same-origin',
  Cookie: `palmares_session=${visitor.session()}`,
});
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

const part = (attributes: string, content: string) =>
  `--x\r\nContent-Disposition: form-data; ${attributes}\r\n\r\n${content}\r\n`;
const multipart = 'multipart/form-data; boundary=x';

test.each([
  ['a form without file', multipart, `${part('name="a"', 'b')}--x--`],
  ['a file that another field is before', multipart, `${part('name="a"', 'b')}${part(FILE, '%PDF')}--x--`],
  ['a file that is cut short', multipart, part(FILE, '%PDF-1.4')],
  ['headers without end', multipart, part(`${FILE}; x="${'x'.repeat(20_000)}`, '').trimEnd()],
  ['no boundary', 'multipart/form-data', `${part(FILE, '%PDF')}--x--`],
  ['no form at all', 'application/x-www-form-urlencoded', 'a=b'],
  ['nothing', multipart, ''],
])('what is no form with one whole file is refused: %s', async (_, type, body) => {
  const answer = await ask(api, 'POST', `/candidature/${id}/dossier`, {
    headers: { 'Content-Type': type, ...sameVisitor() },
    body,
  });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('n’est pas arrivé en entier');
  expect(await api.files()).toMatchObject({ staged: [] });
});

test('of several files the first is taken in', async () => {
  const form = new FormData();
  form.append('fichier', new Blob([smallPdf(2_000_000)]), 'a.pdf');
  form.append('fichier', new Blob([smallPdf(3_000_000)]), 'b.pdf');
  const answer = await ask(api, 'POST', `/candidature/${id}/dossier`, {
    headers: sameVisitor(),
    body: form,
  });
  expect(answer.headers.get('location')).toContain('?fait=dossier');
  expect((await visitor.get(`/candidature/${id}/fichiers`)).text).toContain('1,91\u00a0Mo, 1\u00a0page');
});

test('what a browser sends where nothing was chosen is an empty file', async () => {
  const answer = await visitor.sendFile(`/candidature/${id}/dossier`, new Uint8Array(), '');
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('vide');
});

test('a refused file is read to its end, and its connection used for what comes next', async () => {
  const { hostname, port } = new URL(api.address);
  const agent = new Agent({ keepAlive: true });
  const send = async (sent: ClientRequest, body?: Uint8Array) => {
    sent.end(body);
    const [answer]: IncomingMessage[] = await once(sent, 'response');
    const text = answer === undefined ? '' : await readAll(answer);
    return { status: answer?.statusCode, isReused: sent.reusedSocket, text };
  };
  const headers = { 'Content-Type': multipart, ...sameVisitor() };
  const to = { agent, hostname, port, headers };
  const file = Buffer.concat([Buffer.from(part(FILE, '\r\n')), Buffer.alloc(20_000_000)]);
  const path = `/candidature/${id}`;
  const refused = await send(request({ ...to, method: 'POST', path: `${path}/dossier` }), file);
  expect(refused).toMatchObject({ status: 422, text: expect.stringContaining('dépasse la limite') });
  expect(await send(request({ ...to, path }))).toMatchObject({ status: 200, isReused: true });
  agent.destroy();
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

test('the video is taken out again, and its file is removed', async () => {
  await using own = await startApi((deps) => ({
    ...deps,
    checks: { ...deps.checks, checkVideo: async () => ({ kind: 'accepted', facts: { seconds: 62 } }) },
  }));
  const candidate = visit(own);
  const path = `/candidature/${await beginOnPage(candidate)}`;
  const sent = await candidate.sendFile(`${path}/video`, new Uint8Array(1_048_576), 'video.mp4');
  expect(sent.headers.get('location')).toBe(`${path}/fichiers?fait=video`);
  expect((await candidate.get(`${path}/fichiers`)).text).toContain('1\u00a0Mo, 1\u00a0min 2\u00a0s');
  expect((await own.files()).published).toHaveLength(1);
  const removed = await candidate.post(`${path}/video-retirer`, {});
  expect(removed.headers.get('location')).toBe(`${path}/fichiers?fait=video-retiree`);
  expect((await candidate.get(`${path}/fichiers`)).text).toContain('Aucune vidéo');
  expect((await own.files()).published).toEqual([]);
});
