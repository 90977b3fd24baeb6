import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkVideo } from '@palmares/file-checks/check-video';
import { storeSample, type VideoCase } from '@palmares/sample-files/sample-case';
import { sampleVideos } from '@palmares/sample-files/sample-videos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChildProcesses } from './child-processes.ts';
import { verdictLike } from './expected-verdict.ts';
import { openTemporaryFolder } from './temporary-folder.ts';

const videoLimits = { bytes: 524_288_000, seconds: 180, toleranceSeconds: 0.5 };

/** No file may hold a check longer, nor make it wait for the others. */
const longest = 15_000;

let folder: Awaited<ReturnType<typeof openTemporaryFolder>>;
beforeAll(async () => {
  folder = await openTemporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const examineVideo = async ({ make }: VideoCase) => {
  const path = join(folder.path, randomUUID());
  await storeSample(path, await make());
  try {
    return await checkVideo(path, videoLimits);
  } finally {
    await rm(path);
  }
};

/** What is accepted and should not be: each must be mended in the checks, and then taken off this list. */
const wronglyAccepted = new Set([
  'an edit list that plays the same 10 s thirty times, under headers that say 10 s',
  'an edit list that holds one frame for ten minutes, under headers that say 10 s',
  '200 s of fragments that all begin at 0',
  'zeros in the place of the frames',
  'noise in the place of the frames',
  'a codec that nobody knows',
  'frames that are said to lie in the file /etc/passwd',
  'frames that are said to lie in a page of the web',
  'frames that are said to lie in a named file',
  'frames that are said to lie in a file of a Macintosh',
]);
const rightlyJudged = (sample: { readonly name: string }): boolean => !wronglyAccepted.has(sample.name);

test.concurrent.each(sampleVideos.filter(rightlyJudged))(
  'video: $name',
  async (sample) => expect(await examineVideo(sample)).toMatchObject(verdictLike(sample.expect)),
  longest,
);

test.concurrent.fails.each(sampleVideos.filter((sample) => !rightlyJudged(sample)))(
  'video, still accepted: $name',
  async (sample) => expect(await examineVideo(sample)).toMatchObject(verdictLike(sample.expect)),
  longest,
);

test('the set holds at least fifty videos, each under its own name', () => {
  expect(new Set(sampleVideos.map(({ name }) => name)).size).toBe(sampleVideos.length);
  expect(sampleVideos.length).toBeGreaterThanOrEqual(50);
});

test.runIf(process.platform === 'linux')('no process is left when all is examined', async () => {
  await expect.poll(() => listChildProcesses(folder.path), { timeout: 10_000 }).toEqual([]);
});
