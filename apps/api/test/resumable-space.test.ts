import { completeMetadata } from '@palmares/contest/testing';
import { expect, test } from 'vitest';
import { openPartsFolder } from '../src/uploads/resumable/parts-folder.ts';
import { usualUploadOptions } from '../src/uploads/resumable/upload-options.ts';
import { type ApiServer, beginDraft, type Draft } from './api-server.ts';
import {
  begin,
  create,
  metadata,
  offsetOf,
  patch,
  startBeside,
  startUploadServer,
  terminate,
  uploadsOf,
} from './resumable-server.ts';
import { mountSmallDisk } from './small-disk.ts';
import { smallPdf } from './small-pdf.ts';

const VIDEO = 524_288_000;
const kindOf = (draft: Draft) => ({ 'Upload-Metadata': metadata({ application: draft.id, kind: 'video' }) });

/** An API with room for so many videos and half of another one, whatever else writes to this disk. */
function startWithRoomFor(videos: number): Promise<ApiServer> {
  const free = usualUploadOptions.spareBytes + (videos + 0.5) * VIDEO;
  return startUploadServer({}, (deps) => ({
    ...deps,
    blobs: { ...deps.blobs, freeBytes: () => Promise.resolve(free) },
  }));
}

test('space is reserved when an upload is created, and given back when it ends', async () => {
  await using api = await startWithRoomFor(1);
  const [first, second] = [await beginDraft(api), await beginDraft(api)];
  const path = await begin(api, first, VIDEO, 'video');
  const refused = await create(api, second, VIDEO, kindOf(second));
  expect(refused.status).toBe(507);
  expect(refused.body).toMatchObject({
    type: '/problems/no-space',
    detail: expect.stringContaining('place'),
  });
  expect(await uploadsOf(api, second)).toEqual({ items: [], next: null });
  await terminate(api, first, path);
  expect((await create(api, second, VIDEO, kindOf(second))).status).toBe(201);
});

test('of creations at once in two processes, only as many get space as there is', async () => {
  await using api = await startWithRoomFor(3);
  await using beside = await startBeside(api);
  const drafts = await Promise.all(Array.from({ length: 8 }, () => beginDraft(api)));
  const answers = await Promise.all(
    drafts.map((draft, index) => create(index % 2 === 0 ? api : beside, draft, VIDEO, kindOf(draft))),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
  expect(answers.filter(({ status }) => status === 507)).toHaveLength(5);
});

test('an application has a few uploads open, and no more bytes than two videos', async () => {
  await using api = await startWithRoomFor(2);
  const draft = await beginDraft(api);
  expect((await create(api, draft, VIDEO, kindOf(draft))).status).toBe(201);
  expect((await create(api, draft, VIDEO, kindOf(draft))).status).toBe(201);
  const tooMuch = await create(api, draft, 1);
  expect([tooMuch.status, tooMuch.body]).toMatchObject([429, { type: '/problems/too-many-uploads' }]);
  const other = await beginDraft(api);
  for (const status of [201, 201, 201, 429]) expect((await create(api, other, 1_000)).status).toBe(status);
});

test('a disk that fills up loses nothing that was acknowledged; the upload goes on later', async ({
  skip,
}) => {
  using disk = mountSmallDisk(3_000_000);
  if (disk === undefined) return skip('no disk can be mounted here');
  await using api = await startUploadServer({}, (deps) => ({
    ...deps,
    resumable: { ...deps.resumable, parts: openPartsFolder(disk.folder) },
  }));
  const draft = await beginDraft(api, completeMetadata());
  const bytes = smallPdf(5_000_000);
  const path = await begin(api, draft, bytes.length);
  expect((await patch(api, draft, path, 0, bytes.subarray(0, 1_500_000))).status).toBe(204);
  expect((await patch(api, draft, path, 1_500_000, bytes.subarray(1_500_000))).status).toBe(507);
  const kept = await offsetOf(api, draft, path);
  expect(kept).toBeGreaterThanOrEqual(1_500_000);
  expect(kept).toBeLessThanOrEqual(3_100_000);
  disk.resize(20_000_000);
  expect((await patch(api, draft, path, kept, bytes.subarray(kept))).status).toBe(204);
  await Promise.all(api.deps.resumable.running.values());
  expect(await uploadsOf(api, draft)).toMatchObject({ items: [{ state: 'attached' }] });
});
