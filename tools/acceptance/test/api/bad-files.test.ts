import {
  makeDossierOfSize,
  makeHtmlNamedPdf,
  makeOwnerProtectedDossier,
  makePasswordDossier,
  makePdfWithPages,
  makeTruncatedDossier,
} from '@palmares/sample-files/hostile-pdf';
import {
  makeMov,
  makeSoundOnly,
  makeTruncatedVideo,
  makeVideoClaiming,
  makeWebm,
} from '@palmares/sample-files/hostile-video';
import { makeVideo } from '@palmares/sample-files/make-video';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiProcess, askOwn, beginDraft, startApiProcess } from './api-process.ts';

let api: ApiProcess;
beforeAll(async () => {
  api = await startApiProcess();
});
afterAll(() => api[Symbol.asyncDispose]());

type Made = Uint8Array | Promise<Uint8Array>;

const dossier = ['dossier', 'application/pdf'] as const;
const video = ['video', 'video/mp4'] as const;

test.each<[string, readonly [string, string], () => Made, number, string]>([
  ['a page of HTML', dossier, makeHtmlNamedPdf, 422, 'not-pdf'],
  ['a PDF with a password', dossier, makePasswordDossier, 422, 'password'],
  ['a PDF cut off', dossier, makeTruncatedDossier, 422, 'truncated'],
  ['a PDF of 61 pages', dossier, () => makePdfWithPages(61), 422, 'too-many-pages'],
  ['a PDF one byte too big', dossier, () => makeDossierOfSize(5_242_881), 413, 'dossier-too-big'],
  ['a MOV named MP4', video, makeMov, 422, 'quicktime'],
  ['a WebM named MP4', video, makeWebm, 422, 'matroska'],
  ['a video of 181 s', video, () => makeVideo({ seconds: 181 }), 422, 'too-long'],
  ['a video of 190 s that says it lasts 10', video, () => makeVideoClaiming(10, 190), 422, 'too-long'],
  ['a video cut off', video, makeTruncatedVideo, 422, 'truncated'],
  ['sound without a picture', video, makeSoundOnly, 422, 'no-video'],
])('%s is refused in words and leaves nothing', async (_, [kind, type], make, status, code) => {
  const candidate = await beginDraft(api);
  const before = await api.files();
  const body = new Uint8Array(await make());
  const answer = await askOwn(api, candidate, 'PUT', `/${kind}`, { type, body });
  expect(answer).toMatchObject({
    status,
    body: {
      type: status === 413 ? '/problems/too-large' : `/problems/${kind}-refused`,
      detail: expect.stringMatching(/\./),
      errors: [{ pointer: `/${kind}`, code }],
    },
  });
  expect(await api.files()).toEqual(before);
  const read = await askOwn(api, candidate, 'GET', '');
  expect(read.body).toMatchObject({ status: 'draft', files: { dossier: null, video: null } });
});

test.each<[string, string, string, () => Made]>([
  ['the largest dossier', 'dossier', 'application/pdf', () => makeDossierOfSize(5_242_880)],
  ['a dossier that only forbids printing', 'dossier', 'application/pdf', makeOwnerProtectedDossier],
  ['a video of three minutes', 'video', 'video/mp4', () => makeVideo({ seconds: 180 })],
])('%s is taken', async (_, kind, type, make) => {
  const candidate = await beginDraft(api);
  const body = new Uint8Array(await make());
  const answer = await askOwn(api, candidate, 'PUT', `/${kind}`, { type, body });
  expect(answer).toMatchObject({ status: 200, body: { bytes: body.length } });
});
