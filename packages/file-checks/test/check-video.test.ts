import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileChecks, openFileChecks } from '@palmares/file-checks/file-checks';
import {
  makeCameraVideo,
  makeMov,
  makeSampleTableBomb,
  makeSoundOnly,
  makeTruncatedVideo,
  makeVideoClaiming,
  makeVideoWithEditList,
  makeWebm,
} from '@palmares/sample-files/hostile-video';
import { makeVideo } from '@palmares/sample-files/make-video';
import { BufferSource, BufferTarget, Conversion, Input, MP4, Mp4OutputFormat, Output } from 'mediabunny';
import { afterAll, expect, test } from 'vitest';
import { openTemporaryFolder } from './temporary-folder.ts';

const limits = { bytes: 2_000_000, seconds: 180, toleranceSeconds: 0.5 };

const checks = openFileChecks();
afterAll(() => checks[Symbol.asyncDispose]());

const checkWith = async ({ checkVideo }: FileChecks, content: Uint8Array | string, timeoutMs = 60_000) => {
  await using folder = await openTemporaryFolder();
  const path = await folder.store('video.mp4', content);
  const verdict = await checkVideo(path, { ...limits, timeoutMs });
  expect(await readdir(folder.path)).toEqual(['video.mp4']);
  return verdict;
};
const check = (content: Uint8Array | string) => checkWith(checks, content);

const refused = (code: string, message: RegExp) => ({
  kind: 'refused',
  code,
  message: expect.stringMatching(message),
});

test('a video of exactly the limits is accepted, with its length and size', async () => {
  const video = await makeVideo({ seconds: 180, bytes: 2_000_000, width: 320, height: 176 });
  expect(await check(video)).toEqual({ kind: 'accepted', facts: { seconds: 180, width: 320, height: 176 } });
});

test('180 seconds as a camera counts them are within the tolerance', async () => {
  const verdict = await check(await makeCameraVideo());
  expect(verdict).toEqual({
    kind: 'accepted',
    facts: { seconds: expect.closeTo(180.013), width: 512, height: 288 },
  });
});

test('a fragmented video, which counts its frames nowhere, is accepted', async () => {
  const target = new BufferTarget();
  const input = new Input({ formats: [MP4], source: new BufferSource(await makeVideo({ seconds: 5 })) });
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'fragmented' }), target });
  await (await Conversion.init({ input, output })).execute();
  const verdict = await check(new Uint8Array(target.buffer ?? new ArrayBuffer(0)));
  expect(verdict).toMatchObject({ kind: 'accepted', facts: { seconds: expect.closeTo(5) } });
});

test.each([
  ['an empty file', '', 'empty', /fichier vide/u],
  ['a text', 'bonjour à tous', 'not-mp4', /n’est pas une vidéo MP4/u],
  ['a byte too many', await makeVideo({ seconds: 2, bytes: 2_000_001 }), 'too-large', /2\s000\s001\soctets/u],
  [
    'a second too many',
    await makeVideo({ seconds: 181 }),
    'too-long',
    /dure 3\smin\s1\ss\s; .* de 3\smin\. Raccourcissez-la, puis renvoyez-la\.$/u,
  ],
  ['a film of 3 min 12 s', await makeVideo({ seconds: 192 }), 'too-long', /dure 3\smin\s12\ss\s;/u],
  ['a MOV', await makeMov(), 'quicktime', /QuickTime/u],
  ['a WebM', await makeWebm(), 'matroska', /WebM/u],
  ['a cut video', await makeTruncatedVideo(), 'truncated', /la fin du fichier manque/u],
  ['headers that say 10 s', await makeVideoClaiming(10, 200), 'too-long', /dure 3\smin\s20\ss/u],
  ['an edit list that shows 10 s', await makeVideoWithEditList(10, 200), 'too-long', /dure 3\smin\s20\ss/u],
  ['headers that say an hour', await makeVideoClaiming(3600, 10), 'too-long', /dure 1\sh\s;/u],
  ['sound alone', await makeSoundOnly(), 'no-video', /seulement du son/u],
  ['a table of 50 million frames', await makeSampleTableBomb(50_000_000), 'unreadable', /endommagé/u],
])('%s is refused with its own sentence', async (_, content, code, message) => {
  expect(await check(content)).toEqual(refused(code, message));
});

test.skipIf(process.platform === 'win32')('a reader that never ends is stopped', async () => {
  await using tools = await openTemporaryFolder();
  const ffprobe = await tools.store('ffprobe', '#!/bin/sh\nexec /bin/sleep 1000\n', 0o700);
  await using other = openFileChecks({ ffprobe });
  const verdict = await checkWith(other, await makeVideo({ seconds: 1 }), 300);
  expect(verdict).toEqual(refused('too-complex', /trop complexe/u));
});

test.skipIf(process.platform === 'win32')(
  'a reader that is broken is not held against the candidate',
  async () => {
    await using tools = await openTemporaryFolder();
    const ffprobe = await tools.store('ffprobe', '#!/bin/sh\nexit 1\n', 0o700);
    await using other = openFileChecks({ ffprobe });
    expect(await checkWith(other, await makeVideo({ seconds: 1 }))).toMatchObject({ kind: 'unavailable' });
  },
);

test.skipIf(process.platform === 'win32')('two readers that disagree accept nothing', async () => {
  await using tools = await openTemporaryFolder();
  const packets = `{"stream_index":0,"pts_time":"0","duration_time":"1"}`;
  const answer = `{"packets":[${packets}],"streams":[{"index":0,"codec_type":"video","codec_name":"h264"}],"format":{}}`;
  const ffprobe = await tools.store('ffprobe', `#!/bin/sh\necho '${answer}'\n`, 0o700);
  await using other = openFileChecks({ ffprobe });
  expect(await checkWith(other, await makeVideo({ seconds: 5 }))).toMatchObject({ code: 'inconsistent' });
});

test('a reader or a file that is not there is not held against the candidate', async () => {
  await using folder = await openTemporaryFolder();
  const nowhere = join(folder.path, 'nowhere');
  await using other = openFileChecks({ ffprobe: nowhere });
  expect(await checkWith(other, await makeVideo({ seconds: 1 }))).toMatchObject({ kind: 'unavailable' });
  expect(await checks.checkVideo(nowhere, limits)).toMatchObject({ kind: 'unavailable' });
});

test('more checks at once than processors all come to their end', async () => {
  const video = await makeVideo({ seconds: 2 });
  const verdicts = await Promise.all([1, 2, 3, 4].map(() => check(video)));
  expect(verdicts.map((verdict) => verdict.kind)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
});
