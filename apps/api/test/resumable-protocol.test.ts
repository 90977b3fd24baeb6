import { createHash } from 'node:crypto';
import { completeMetadata } from '@palmares/contest/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, type Draft, until } from './api-server.ts';
import { readApplication, sha256 } from './candidate.ts';
import {
  begin,
  create,
  head,
  metadata,
  offsetOf,
  patch,
  startUploadServer,
  terminate,
  uploadsOf,
} from './resumable-server.ts';
import { smallPdf } from './small-pdf.ts';

const LIMIT = 5_242_880;

let api: ApiServer;
let draft: Draft;
beforeAll(async () => {
  api = await startUploadServer();
});
beforeEach(async () => {
  draft = await beginDraft(api, completeMetadata());
});
afterAll(() => api[Symbol.asyncDispose]());

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('base64');
const read = () => readApplication(api, draft);

test('the server says what it can, to anybody, and allows no other site', async () => {
  const { status, headers } = await ask(api, 'OPTIONS', '/uploads', {
    headers: { Origin: 'https://example.org' },
  });
  expect(status).toBe(204);
  expect(Object.fromEntries(headers)).toMatchObject({
    'tus-version': '1.0.0',
    'tus-extension': 'creation,expiration,checksum,termination',
    'tus-max-size': '524288000',
    'tus-checksum-algorithm': 'sha1,sha256',
  });
  expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('a file in several parts becomes the draft’s dossier, as it was sent', async () => {
  const bytes = smallPdf(3_000_000);
  const path = await begin(api, draft, bytes.length);
  expect(path).toMatch(/^\/uploads\/[0-9a-f]{32}$/);
  const first = await patch(api, draft, path, 0, bytes.subarray(0, 1_000_000));
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '1000000']);
  expect(Date.parse(first.headers.get('upload-expires') ?? '') - Date.now()).toBeGreaterThan(23 * 3_600_000);
  const { status, headers } = await head(api, draft, path);
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    'upload-offset': '1000000',
    'upload-length': '3000000',
    'cache-control': 'no-store',
    'upload-metadata': metadata({ application: draft.id, kind: 'dossier' }),
  });
  expect(await uploadsOf(api, draft)).toMatchObject({
    items: [{ kind: 'dossier', bytes: 3_000_000, offset: 1_000_000, state: 'receiving', refusal: null }],
  });
  const last = await patch(api, draft, path, 1_000_000, bytes.subarray(1_000_000));
  expect([last.status, last.headers.get('upload-offset')]).toEqual([204, '3000000']);
  await until(
    () => uploadsOf(api, draft),
    (seen) => JSON.stringify(seen).includes('attached'),
  );
  expect(await read()).toMatchObject({
    files: { dossier: { bytes: 3_000_000, sha256: sha256(bytes), pages: 1 } },
  });
  expect(await offsetOf(api, draft, path)).toBe(3_000_000);
});

test('a file in one go is hashed as it comes', async () => {
  const bytes = smallPdf(2_000_000);
  const path = await begin(api, draft, bytes.length);
  expect((await patch(api, draft, path, 0, bytes)).status).toBe(204);
  await until(read, (seen) => JSON.stringify(seen).includes(sha256(bytes)));
});

test('a part at another place than the end is refused and changes nothing', async () => {
  const path = await begin(api, draft, 1_000);
  await patch(api, draft, path, 0, Buffer.alloc(400));
  for (const offset of [0, 399, 401, 1_000]) {
    const answer = await patch(api, draft, path, offset, Buffer.alloc(10));
    expect(answer.status).toBe(409);
  }
  expect(await offsetOf(api, draft, path)).toBe(400);
});

test('more than was announced is refused', async () => {
  const path = await begin(api, draft, 1_000);
  expect((await patch(api, draft, path, 0, Buffer.alloc(1_001))).status).toBe(413);
  const endless = ReadableStream.from(Array.from({ length: 20 }, () => Buffer.alloc(100)));
  expect((await patch(api, draft, path, 0, endless)).status).toBe(413);
  expect(await offsetOf(api, draft, path)).toBeLessThanOrEqual(1_000);
});

test('a part that is not what its checksum says is not kept', async () => {
  const bytes = smallPdf(100_000);
  const path = await begin(api, draft, bytes.length);
  await patch(api, draft, path, 0, bytes.subarray(0, 50_000), {
    'Upload-Checksum': `sha1 ${sha1(bytes.subarray(0, 50_000))}`,
  });
  const wrong = await patch(api, draft, path, 50_000, bytes.subarray(50_000), {
    'Upload-Checksum': `sha1 ${sha1(bytes)}`,
  });
  expect(wrong.status).toBe(460);
  expect(wrong.body).toMatchObject({ type: '/problems/checksum-mismatch', status: 460 });
  expect(await offsetOf(api, draft, path)).toBe(50_000);
  for (const header of ['md5 AAAA', 'sha1', 'sha1 AAAA', `sha256 ${sha1(bytes)}`]) {
    const refused = await patch(api, draft, path, 50_000, bytes.subarray(50_000), {
      'Upload-Checksum': header,
    });
    expect(refused.status).toBe(400);
  }
  const rest = bytes.subarray(50_000);
  const digest = createHash('sha256').update(rest).digest('base64');
  const right = await patch(api, draft, path, 50_000, rest, { 'Upload-Checksum': `sha256 ${digest}` });
  expect(right.status).toBe(204);
  await until(read, (seen) => JSON.stringify(seen).includes(sha256(bytes)));
});

test('an upload that is ended gives its bytes back at once, and is not there any more', async () => {
  const path = await begin(api, draft, 1_000_000);
  await patch(api, draft, path, 0, Buffer.alloc(500_000));
  expect((await terminate(api, draft, path)).status).toBe(204);
  expect((await head(api, draft, path)).status).toBe(404);
  expect((await terminate(api, draft, path)).status).toBe(404);
  expect(await uploadsOf(api, draft)).toEqual({ items: [], next: null });
  expect(await api.deps.resumable.parts.list()).not.toContain(path.slice(-32));
});

test('a file that the checks refuse is told in words, and the file before it stays', async () => {
  const good = smallPdf(2_000);
  await patch(api, draft, await begin(api, draft, good.length), 0, good);
  await until(read, (seen) => JSON.stringify(seen).includes(sha256(good)));
  const bad = Buffer.from('<!doctype html><title>Dossier</title>');
  const path = await begin(api, draft, bad.length);
  expect((await patch(api, draft, path, 0, bad)).status).toBe(204);
  const told = await until(
    () => uploadsOf(api, draft),
    (seen) => JSON.stringify(seen).includes('refused'),
  );
  const refusal = { code: 'not-pdf', detail: expect.stringContaining('PDF') };
  expect(told).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ state: 'refused', refusal })]),
  });
  expect(await read()).toMatchObject({ files: { dossier: { sha256: sha256(good) } } });
  expect(await api.deps.resumable.parts.list()).not.toContain(path.slice(-32));
});

const key = () => ({ application: draft.id, kind: 'dossier' });
test.each<[string, number, string, () => Record<string, string>]>([
  ['no metadata', 400, '/problems/malformed-request', () => ({ 'Upload-Metadata': '' })],
  [
    'no application',
    400,
    '/problems/malformed-request',
    () => ({ 'Upload-Metadata': metadata({ kind: 'dossier' }) }),
  ],
  [
    'another kind',
    400,
    '/problems/malformed-request',
    () => ({ 'Upload-Metadata': metadata({ ...key(), kind: 'image' }) }),
  ],
  ['metadata that is none', 400, '/problems/malformed-request', () => ({ 'Upload-Metadata': 'kind !!!' })],
  [
    'an unknown application',
    401,
    '/problems/unauthorized',
    () => ({ 'Upload-Metadata': metadata({ ...key(), application: 'x' }) }),
  ],
  [
    'another type',
    415,
    '/problems/unsupported-media-type',
    () => ({ 'Upload-Metadata': metadata({ ...key(), filetype: 'text/html' }) }),
  ],
  ['one byte too many', 413, '/problems/too-large', () => ({ 'Upload-Length': String(LIMIT + 1) })],
  ['an empty file', 422, '/problems/invalid', () => ({ 'Upload-Length': '0' })],
  ['a length that is none', 400, '/problems/malformed-request', () => ({ 'Upload-Length': '-1' })],
  [
    'a length that comes later',
    400,
    '/problems/malformed-request',
    () => ({ 'Upload-Length': '', 'Upload-Defer-Length': '1' }),
  ],
  ['parts of another upload', 400, '/problems/malformed-request', () => ({ 'Upload-Concat': 'partial' })],
  ['another version', 412, '/problems/tus-version', () => ({ 'Tus-Resumable': '0.2.2' })],
])('%s is refused before a byte', async (_, status, type, headers) => {
  const answer = await create(api, draft, 1_000, headers());
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ type, detail: expect.stringMatching(/\.$/) });
  expect(await uploadsOf(api, draft)).toEqual({ items: [], next: null });
});

test('a body that comes with the creation is not taken for a part', async () => {
  const answer = await ask(api, 'POST', '/uploads', {
    key: draft.depositKey,
    headers: {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': '4',
      'Upload-Metadata': metadata(key()),
      'Content-Type': 'application/offset+octet-stream',
    },
    body: 'abcd',
  });
  expect(answer.status).toBe(201);
  expect(await offsetOf(api, draft, answer.headers.get('location') ?? '')).toBe(0);
});
