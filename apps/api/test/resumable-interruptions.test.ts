import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openContest } from '@palmares/contest/contest';
import { completeMetadata, editionPath } from '@palmares/contest/testing';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openUploadLocks } from '../src/uploads/resumable/upload-locks.ts';
import { type ApiServer, beginDraft, type Draft, until } from './api-server.ts';
import { readApplication, sha256 } from './candidate.ts';
import {
  begin,
  lookAfter,
  offsetOf,
  patch,
  sendHalf,
  startBeside,
  startUploadServer,
  uploadsOf,
} from './resumable-server.ts';
import { smallPdf } from './small-pdf.ts';

let api: ApiServer;
let draft: Draft;
beforeAll(async () => {
  api = await startUploadServer();
});
beforeEach(async () => {
  draft = await beginDraft(api, completeMetadata());
});
afterAll(() => api[Symbol.asyncDispose]());

const read = () => readApplication(api, draft);
const isAttached = (bytes: Uint8Array) => until(read, (seen) => JSON.stringify(seen).includes(sha256(bytes)));
const received = (path: string) => api.deps.resumable.parts.measure(path.slice(-32));
const written = async (path: string) => (await stat(api.deps.resumable.parts.pathOf(path.slice(-32)))).size;

test('a tus client goes on where its connection was cut', async () => {
  const bytes = smallPdf(4_000_000);
  const done = Promise.withResolvers<void>();
  let cuts = 0;
  const upload = new Upload(Buffer.from(bytes), {
    endpoint: `${api.address}/uploads`,
    chunkSize: 700_000,
    retryDelays: [0, 10, 10],
    headers: { Authorization: `Bearer ${draft.depositKey}` },
    metadata: {
      application: draft.id,
      kind: 'dossier',
      filetype: 'application/pdf',
      filename: 'dossier.pdf',
    },
    onProgress: (sent) => {
      if (sent < 1_000_000 || cuts > 0) return;
      cuts += 1;
      void upload.abort().then(() => upload.start());
    },
    onSuccess: () => done.resolve(),
    onError: done.reject,
  });
  upload.start();
  await done.promise;
  expect(cuts).toBe(1);
  await isAttached(bytes);
});

test('what arrived before a cut is kept, to the byte', async () => {
  const bytes = smallPdf(2_000_000);
  const path = await begin(api, draft, bytes.length);
  const socket = await sendHalf(api, draft, path, 0, {
    announced: 2_000_000,
    sent: bytes.subarray(0, 1_234_567),
  });
  await until(
    () => received(path),
    (seen) => seen > 1_000_000,
  );
  socket.destroy();
  await until(
    () => received(path),
    (seen) => seen === 1_234_567,
  );
  const offset = await offsetOf(api, draft, path);
  expect(offset).toBe(1_234_567);
  expect((await patch(api, draft, path, offset, bytes.subarray(offset))).status).toBe(204);
  await isAttached(bytes);
});

test('what came without the end of its checksum is not kept', async () => {
  const bytes = smallPdf(2_000_000);
  const path = await begin(api, draft, bytes.length);
  const headers = [`Upload-Checksum: sha1 ${createHash('sha1').update(bytes).digest('base64')}`];
  const socket = await sendHalf(api, draft, path, 0, {
    announced: 2_000_000,
    sent: bytes.subarray(0, 1_500_000),
    headers,
  });
  await until(
    () => written(path),
    (size) => size > 1_000_000,
  );
  socket.destroy();
  expect(await offsetOf(api, draft, path)).toBe(0);
  expect(
    (await patch(api, draft, path, 0, bytes, { 'Upload-Checksum': headers[0]?.slice(17) ?? '' })).status,
  ).toBe(204);
  await isAttached(bytes);
});

test('a client that comes back gets the upload from its own dead connection, here and in another process', async () => {
  await using beside = await startBeside(api);
  for (const at of [api, beside]) {
    const bytes = smallPdf(3_000_000);
    const path = await begin(api, draft, bytes.length);
    const dead = await sendHalf(api, draft, path, 0, {
      announced: 3_000_000,
      sent: bytes.subarray(0, 2_000_000),
    });
    await until(
      () => received(path),
      (seen) => seen > 1_000_000,
    );
    const offset = await offsetOf(at, draft, path);
    // What had not been read off the dead connection is sent again.
    expect(offset).toBeGreaterThan(1_000_000);
    expect(offset).toBeLessThanOrEqual(2_000_000);
    expect((await patch(at, draft, path, offset, bytes.subarray(offset))).status).toBe(204);
    dead.destroy();
    await isAttached(bytes);
  }
});

test('the lock of a process that is gone is taken over once its lease ends', async () => {
  await using beside = await startBeside(api);
  const path = await begin(api, draft, 1_000);
  const { locks } = beside.deps.resumable;
  expect(await locks.tryAcquire(path.slice(-32))).toBe(true);
  // It neither renews nor hears of anybody, like a process that was killed.
  await beside.deps.contest[Symbol.asyncDispose]();
  expect(await offsetOf(api, draft, path)).toBe(0);
});

test('a process that lost its lease in the middle of a part takes back nothing of whoever went on', async () => {
  await using beside = await startBeside(api);
  const itsLeases = await openContest({ databaseUrl: api.databaseUrl, editionPath });
  const locks = openUploadLocks({ contest: itsLeases, log: beside.deps.log });
  Object.assign(beside.deps.resumable, { locks });
  const bytes = smallPdf(3_000_000);
  const path = await begin(api, draft, bytes.length);
  const socket = await sendHalf(beside, draft, path, 0, {
    announced: bytes.length,
    sent: bytes.subarray(0, 1_500_000),
    headers: [`Upload-Checksum: sha1 ${createHash('sha1').update(bytes).digest('base64')}`],
  });
  await until(
    () => written(path),
    (size) => size > 1_000_000,
  );
  await itsLeases[Symbol.asyncDispose]();
  expect(await offsetOf(api, draft, path)).toBe(0);
  expect((await patch(api, draft, path, 0, bytes.subarray(0, 2_000_000))).status).toBe(204);
  const patches = () => api.logged().match(/"method":"PATCH","route":"[^"]*upload"/g)?.length ?? 0;
  const before = patches();
  socket.destroy();
  await until(patches, (now) => now > before);
  expect(await offsetOf(api, draft, path)).toBe(2_000_000);
  expect((await patch(api, draft, path, 2_000_000, bytes.subarray(2_000_000))).status).toBe(204);
  await isAttached(bytes);
});

test('parts through two processes by turns give the right hash', async () => {
  await using beside = await startBeside(api);
  const bytes = smallPdf(3_000_000);
  const path = await begin(api, draft, bytes.length);
  for (let offset = 0, turn = 0; offset < bytes.length; offset += 500_000, turn += 1) {
    const part = bytes.subarray(offset, offset + 500_000);
    expect((await patch(turn % 3 === 1 ? beside : api, draft, path, offset, part)).status).toBe(204);
  }
  await isAttached(bytes);
});

test('a part that stalls is cut for bringing too little, and what it brought is kept', async () => {
  await using slow = await startUploadServer({}, (deps) => ({
    ...deps,
    throughput: { bytes: 1_000, milliseconds: 200 },
  }));
  const own = await beginDraft(slow);
  const path = await begin(slow, own, 10_000);
  const socket = await sendHalf(slow, own, path, 0, { announced: 10_000, sent: Buffer.alloc(4_000) });
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 408 /);
  expect(await offsetOf(slow, own, path)).toBe(4_000);
  socket.destroy();
});

test('an upload that only lacks its row, or its check, is completed by whoever looks', async () => {
  const bytes = smallPdf(200_000);
  const path = await begin(api, draft, bytes.length);
  await appendFile(join(api.folder, path.replace('/uploads', 'resumable')), bytes);
  await using beside = await startBeside(api);
  await lookAfter(beside);
  expect(await uploadsOf(api, draft)).toMatchObject({ items: [{ state: 'attached' }] });
  await isAttached(bytes);
});
