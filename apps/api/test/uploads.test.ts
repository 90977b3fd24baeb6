import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { completeMetadata } from '@palmares/contest/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, type Draft, type Sent, startApi, until } from './api-server.ts';
import { deposit, putDossier, readApplication, sha256 } from './candidate.ts';
import { smallPdf } from './small-pdf.ts';

const pdf = { 'Content-Type': 'application/pdf' };
const LIMIT = 5_242_880;

let api: ApiServer;
let draft: Draft;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  draft = await beginDraft(api, completeMetadata());
});
afterAll(() => api[Symbol.asyncDispose]());

const put = (body: Sent, headers: Record<string, string> = pdf, to = api) =>
  putDossier(to, draft, body, headers);
const dossier = () => readApplication(api, draft);

test('a dossier is stored as it came, under a name of the server', async () => {
  const bytes = smallPdf(3_000_000);
  const before = await api.files();
  const answer = await put(bytes);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes), pages: 1 });
  const after = await api.files();
  const [name, ...others] = after.published.filter((one) => !before.published.includes(one));
  expect(others).toEqual([]);
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(sha256(await readFile(join(api.folder, name ?? '')))).toBe(sha256(bytes));
  expect(after.staged).toEqual([]);
});

test('the largest dossier is taken, one byte more is not', async () => {
  expect((await put(smallPdf(LIMIT))).body).toMatchObject({ bytes: LIMIT });
  const refused = await put(smallPdf(LIMIT + 1));
  expect(refused.status).toBe(413);
  expect(refused.body).toMatchObject({ type: '/problems/too-large', errors: [{ code: 'dossier-too-big' }] });
  expect(await dossier()).toMatchObject({ files: { dossier: { bytes: LIMIT } } });
});

test('a body that never said how long it is stops at the limit and leaves nothing', async () => {
  const before = await api.files();
  const endless = ReadableStream.from(Array.from({ length: 6 }, () => Buffer.alloc(1_048_576)));
  expect((await put(endless)).status).toBe(413);
  expect(await api.files()).toEqual(before);
  expect(await dossier()).toMatchObject({ files: { dossier: null } });
});

test.each([
  ['another type', { 'Content-Type': 'text/html' }],
  ['no type', {}],
  ['the type of a video', { 'Content-Type': 'video/mp4' }],
  ['a compressed body', { ...pdf, 'Content-Encoding': 'gzip' }],
])('%s is refused before it is read', async (_, headers: Record<string, string>) => {
  const answer = await put(smallPdf(), headers);
  expect(answer.status).toBe(415);
  expect(answer.headers.get('accept')).toBe('application/pdf');
});

test('what only calls itself a PDF is refused in words, and what was there before stays', async () => {
  const good = smallPdf(2_000);
  await put(good);
  const before = await api.files();
  const refused = await put('<!doctype html><title>Dossier</title>');
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({
    type: '/problems/dossier-refused',
    detail: expect.stringContaining('n’est pas un PDF'),
    errors: [{ pointer: '/dossier', code: 'not-pdf' }],
  });
  expect(await api.files()).toEqual(before);
  expect(await dossier()).toMatchObject({ files: { dossier: { sha256: sha256(good) } } });
});

test('a file that takes another’s place removes it; the file of a deposit is kept', async () => {
  const before = (await api.files()).published.length;
  await put(smallPdf(1_000));
  await put(smallPdf(1_001));
  expect((await api.files()).published.length).toBe(before + 1);
  expect((await deposit(api, draft)).status).toBe(200);
  await put(smallPdf(1_002));
  expect((await api.files()).published.length).toBe(before + 2);
});

test('deleting a draft removes its file', async () => {
  const before = await api.files();
  await put(smallPdf());
  await ask(api, 'DELETE', `/applications/${draft.id}`, { key: draft.depositKey });
  expect(await api.files()).toEqual(before);
});

test('of several uploads at once one counts, whole, and nothing of the others stays', async () => {
  await using own = await startApi();
  draft = await beginDraft(own);
  const bodies = [smallPdf(2_000_000), smallPdf(2_500_000), smallPdf(3_000_000)];
  const answers = await Promise.all(bodies.map((body) => put(body, pdf, own)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const { published, staged } = await own.files();
  expect([published.length, staged.length]).toEqual([1, 0]);
  const stored = sha256(await readFile(join(own.folder, published[0] ?? '')));
  expect(bodies.map(sha256)).toContain(stored);
  expect(await readApplication(own, draft)).toMatchObject({ files: { dossier: { sha256: stored } } });
});

describe('a body that stops half-way', () => {
  const send = async (to: ApiServer, announced: number, sent: Uint8Array) => {
    const { hostname, port } = new URL(to.address);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(
      [
        `PUT /applications/${draft.id}/dossier HTTP/1.1`,
        `Host: ${hostname}`,
        `Authorization: Bearer ${draft.depositKey}`,
        'Content-Type: application/pdf',
        `Content-Length: ${announced}`,
        '\r\n',
      ].join('\r\n'),
    );
    socket.write(sent);
    return socket;
  };

  test('leaves no file and no row', async () => {
    const before = await api.files();
    const socket = await send(api, 2_000_000, smallPdf(1_500_000));
    await until(api.files, ({ staged }) => staged.length === 1);
    socket.destroy();
    expect(await until(api.files, ({ staged }) => staged.length === 0)).toEqual(before);
    expect(await dossier()).toMatchObject({ files: { dossier: null } });
  });

  test('and keeps its connection open is cut for bringing too little', async () => {
    await using slow = await startApi((deps) => ({
      ...deps,
      throughput: { bytes: 1_000_000, milliseconds: 200 },
    }));
    draft = await beginDraft(slow);
    const socket = await send(slow, 2_000_000, randomBytes(10_000));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 408 /);
    expect(String(answer)).toContain('/problems/too-slow');
    await once(socket.resume(), 'close');
    expect(await slow.files()).toEqual({ published: [], staged: [] });
  });
});

test('a disk without room for the file refuses it before it is read', async () => {
  await using full = await startApi((deps) => ({
    ...deps,
    blobs: { ...deps.blobs, freeBytes: () => Promise.resolve(1_000) },
  }));
  draft = await beginDraft(full);
  const answer = await put(smallPdf(2_000), pdf, full);
  expect(answer.status).toBe(507);
  expect(answer.body).toMatchObject({ type: '/problems/no-space' });
  const ready = await ask(full, 'GET', '/readyz');
  expect(ready.status).toBe(503);
  expect(ready.body).toMatchObject({ dependencies: { database: { ok: true }, files: { ok: false } } });
});

test('a file that can’t be examined is nobody’s fault and is not kept', async () => {
  await using broken = await startApi((deps) => ({
    ...deps,
    checks: {
      ...deps.checks,
      checkDossier: () => Promise.resolve({ kind: 'unavailable', cause: new Error('no such program') }),
    },
  }));
  draft = await beginDraft(broken);
  const answer = await put(smallPdf(), pdf, broken);
  expect(answer.status).toBe(503);
  expect(answer.text).not.toContain('no such program');
  expect(await broken.files()).toEqual({ published: [], staged: [] });
  expect(broken.logged()).toContain('no such program');
});

test('without the key nothing is read', async () => {
  const answer = await ask(api, 'PUT', `/applications/${draft.id}/dossier`, {
    body: smallPdf(),
    headers: pdf,
  });
  expect(answer.status).toBe(401);
});

test('a withdrawn application takes no file', async () => {
  await put(smallPdf());
  await deposit(api, draft);
  await ask(api, 'POST', `/applications/${draft.id}/withdraw`, { key: draft.depositKey });
  const answer = await put(smallPdf());
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({ type: '/problems/withdrawn' });
});
