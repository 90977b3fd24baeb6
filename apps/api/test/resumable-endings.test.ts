import { once } from 'node:events';
import type { Socket } from 'node:net';
import { realClock } from '@palmares/contest/clock';
import { completeMetadata } from '@palmares/contest/testing';
import { findUpload, prolongUpload, removeUpload } from '@palmares/contest/uploads/follow-upload';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, type Draft, until } from './api-server.ts';
import {
  begin,
  head,
  lookAfter,
  offsetOf,
  patch,
  sendHalf,
  startUploadServer,
  terminate,
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

const row = (path: string) => path.slice(-32);

/** Sends all but the last byte of an upload, and gives the connection once most of it has arrived. */
async function sendAllButOne(path: string, bytes: Uint8Array): Promise<Socket> {
  const socket = await sendHalf(api, draft, path, 0, {
    announced: bytes.length,
    sent: bytes.subarray(0, -1),
  });
  await until(
    () => api.deps.resumable.parts.measure(row(path)),
    (measured) => measured > 1_000_000,
  );
  return socket;
}

test('an upload that rested too long is gone, with its bytes; a recent one stays', async () => {
  const path = await begin(api, draft, 1_000);
  await patch(api, draft, path, 0, Buffer.alloc(10));
  const kept = await begin(api, draft, 1_000);
  await prolongUpload(api.contest, row(path), realClock());
  expect((await head(api, draft, path)).status).toBe(410);
  await lookAfter(api);
  expect((await head(api, draft, path)).status).toBe(404);
  expect(await api.deps.resumable.parts.list()).toEqual([row(kept)]);
  expect(await offsetOf(api, draft, kept)).toBe(0);
  await terminate(api, draft, kept);
});

test('an upload is not given up while a part of it is coming', async () => {
  const bytes = smallPdf(2_000_000);
  const path = await begin(api, draft, bytes.length);
  await prolongUpload(api.contest, row(path), realClock().add({ minutes: 1 }));
  const socket = await sendAllButOne(path, bytes);
  const upload = await findUpload(api.contest, row(path));
  expect(upload?.expiresAt.since(realClock()).total('hours')).toBeGreaterThan(23);
  socket.destroy();
  await terminate(api, draft, path);
});

test('the last part of an upload that is gone meanwhile is not acknowledged', async () => {
  const bytes = smallPdf(2_000_000);
  const path = await begin(api, draft, bytes.length);
  const socket = await sendAllButOne(path, bytes);
  await removeUpload(api.contest, row(path));
  await lookAfter(api);
  socket.write(bytes.subarray(-1));
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 410 /);
  socket.destroy();
});

test('the parts of a draft that was deleted are removed', async () => {
  const path = await begin(api, draft, 1_000);
  await ask(api, 'DELETE', `/applications/${draft.id}`, { key: draft.depositKey });
  await lookAfter(api);
  expect(await api.deps.resumable.parts.list()).not.toContain(row(path));
});
