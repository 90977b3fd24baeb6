import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeMetadata } from '@palmares/contest/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openBlobStore } from '../src/uploads/open-blob-store.ts';
import { partsPlace } from '../src/uploads/resumable/parts-place.ts';
import { openResumableUploads } from '../src/uploads/resumable/resumable-uploads.ts';
import { ask, beginDraft, secretariatKey, until } from './api-server.ts';
import { deposit, putDossier, sha256 } from './candidate.ts';
import {
  begin,
  lookAfter,
  offsetOf,
  patch,
  sendHalf,
  startUploadServer,
  uploadsOf,
} from './resumable-server.ts';
import { startS3 } from './s3-server/start-s3.ts';
import { smallPdf } from './small-pdf.ts';
import { smallVideo } from './small-video.ts';

const BEFORE = '2022-04-01T21:29:59.000Z';
const AFTER = '2022-04-01T21:30:05.000Z';

/** The API in front of an object store, found as `BLOBS_URL` says, with a draft that lacks only its video. */
async function startBeforeS3() {
  await using stack = new AsyncDisposableStack();
  const s3 = stack.use(await startS3());
  const data = await mkdtemp(join(tmpdir(), 'palmares-data-'));
  stack.defer(() => rm(data, { recursive: true }));
  vi.stubEnv('AWS_ACCESS_KEY_ID', s3.keys.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', s3.keys.secretAccessKey);
  onTestFinished(() => void vi.unstubAllEnvs());
  const place = {
    BLOBS_URL: `s3://${s3.bucket}/gpi?endpoint=${s3.endpoint}&region=eu-west-3`,
    PALMARES_DATA: data,
  };
  const blobs = await openBlobStore(place);
  const api = stack.use(
    await startUploadServer({}, (deps) => {
      const resumable = openResumableUploads(deps, partsPlace(place), deps.resumable.options);
      return { ...deps, blobs, resumable };
    }),
  );
  api.setClock(BEFORE);
  const draft = await beginDraft(api, completeMetadata());
  expect((await putDossier(api, draft, smallPdf(10_000))).status).toBe(200);
  const kept = stack.move();
  return {
    s3,
    api,
    draft,
    stored: () => [...s3.objects.values()].map(({ body }) => sha256(body)),
    /** What waits on this machine: parts of uploads, and staged files. */
    waiting: async () => [
      ...(await readdir(join(data, 'resumable'))),
      ...(await readdir(join(data, 'staging'))),
    ],
    attachedVideos: async () => {
      const audit = await ask(api, 'GET', '/secretariat/audit?kind=video.attached', {
        key: await secretariatKey(api),
      });
      return audit.body;
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

test('a video in parts, cut and gone on with, is deposited, and is in the bucket as it was sent', async () => {
  await using t = await startBeforeS3();
  const { api, draft, s3 } = t;
  const bytes = smallVideo(9_000_000);
  const path = await begin(api, draft, bytes.length, 'video');
  expect((await patch(api, draft, path, 0, bytes.subarray(0, 3_000_000))).status).toBe(204);
  const socket = await sendHalf(api, draft, path, 3_000_000, {
    announced: 6_000_000,
    sent: bytes.subarray(3_000_000, 6_543_210),
  });
  await until(
    () => api.deps.resumable.parts.measure(path.slice(-32)),
    (measured) => measured > 4_000_000,
  );
  socket.destroy();
  const offset = await offsetOf(api, draft, path);
  expect(offset).toBeGreaterThan(4_000_000);
  const middle = 8_000_000;
  expect((await patch(api, draft, path, offset, bytes.subarray(offset, middle))).status).toBe(204);
  expect((await patch(api, draft, path, middle, bytes.subarray(middle))).status).toBe(204);

  expect(await deposit(api, draft)).toMatchObject({
    status: 200,
    body: { version: 1, video: { bytes: bytes.length, sha256: sha256(bytes), seconds: 1 } },
  });
  expect(await uploadsOf(api, draft)).toMatchObject({ items: [{ state: 'attached' }] });
  expect(t.stored()).toHaveLength(2);
  expect(t.stored()).toContain(sha256(bytes));
  expect(s3.uploads.size).toBe(0);
  expect(await t.waiting()).toEqual([]);
  const read = await fetch(`${api.address}/secretariat/entries/SOC-001/video`, {
    headers: { Authorization: `Bearer ${await secretariatKey(api)}` },
  });
  expect(sha256(await read.bytes())).toBe(sha256(bytes));
});

test.each(['UploadPart', 'HeadObject'])(
  'while the store answers 500 to %s nothing is lost, and a deposit waits; then it is attached once',
  async (operation) => {
    await using t = await startBeforeS3();
    const { api, draft, s3 } = t;
    const bytes = smallVideo(9_000_000);
    const path = await begin(api, draft, bytes.length, 'video');
    s3.faults.push({ operation, kind: 'error' });
    expect((await patch(api, draft, path, 0, bytes)).status).toBe(204);
    await until(api.logged, (logged) => logged.includes('a received upload could not be checked'));
    expect(await uploadsOf(api, draft)).toMatchObject({ items: [{ state: 'checking' }] });
    expect(await offsetOf(api, draft, path)).toBe(bytes.length);

    const asked = s3.asked.length;
    const deposited = deposit(api, draft);
    await until(
      () => s3.asked.slice(asked),
      (since) => since.includes(operation),
    );
    api.setClock(AFTER);
    s3.faults.length = 0;
    expect(await deposited).toMatchObject({
      status: 200,
      body: { depositedAt: BEFORE, version: 1, video: { sha256: sha256(bytes) } },
    });
    await lookAfter(api);
    expect(await t.attachedVideos()).toMatchObject({ items: [{}] });
    expect(await uploadsOf(api, draft)).toMatchObject({ items: [{ state: 'attached' }] });
    expect(t.stored().filter((stored) => stored === sha256(bytes))).toHaveLength(1);
    expect(t.stored()).toHaveLength(2);
    expect(s3.uploads.size).toBe(0);
    expect(await t.waiting()).toEqual([]);
  },
);
