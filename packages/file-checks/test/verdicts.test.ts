import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { bundledFfprobe } from '@palmares/file-checks/bundled-ffprobe';
import { checkDossier } from '@palmares/file-checks/check-dossier';
import { checkVideo } from '@palmares/file-checks/check-video';
import { systemFences } from '@palmares/file-checks/fences';
import { createLimit } from '@palmares/file-checks/limit';
import { dossierWorker, videoWorker } from '@palmares/file-checks/worker-kinds';
import { openWorkerPool, type WorkerPool } from '@palmares/file-checks/worker-pool';
import {
  type DossierCase,
  type SampleCase,
  storeSample,
  type VideoCase,
} from '@palmares/sample-files/sample-case';
import { sampleDossiers } from '@palmares/sample-files/sample-dossiers';
import { sampleVideos } from '@palmares/sample-files/sample-videos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChildProcesses } from './child-processes.ts';
import { verdictLike } from './expected-verdict.ts';
import { openTemporaryFolder } from './temporary-folder.ts';

const dossierLimits = { bytes: 5_242_880, pages: 60 };
const videoLimits = { bytes: 524_288_000, seconds: 180, toleranceSeconds: 0.5 };

/** No file may keep a check longer, in milliseconds. */
const longest = 15_000;

let folder: Awaited<ReturnType<typeof openTemporaryFolder>>;
let dossierWorkers: WorkerPool;
let videoWorkers: WorkerPool;
beforeAll(async () => {
  folder = await openTemporaryFolder();
  const size = availableParallelism();
  // Workers stay after hostile files too: no verdict may depend on the files before, and to start one takes a second.
  const common = { size, ahead: size, filesPerWorker: 100, isHarmless: () => true };
  dossierWorkers = openWorkerPool({ ...dossierWorker, ...common });
  videoWorkers = openWorkerPool({ ...videoWorker, ...common });
  await Promise.all([dossierWorkers.warmUp(), videoWorkers.warmUp()]);
});
afterAll(() => folder[Symbol.asyncDispose]());

/** As many at once as processors: what is measured is the check, not the wait for the others. */
const inTurn = createLimit(availableParallelism());

const examine = <Verdict>({ make }: SampleCase<unknown>, check: (path: string) => Promise<Verdict>) =>
  inTurn(async () => {
    const path = join(folder.path, randomUUID());
    await storeSample(path, await make());
    const began = performance.now();
    const verdict = await check(path);
    const milliseconds = performance.now() - began;
    await rm(path);
    return { verdict, milliseconds };
  });
const examineDossier = (sample: DossierCase) =>
  examine(sample, (path) => checkDossier(dossierWorkers, path, dossierLimits));
const examineVideo = (sample: VideoCase) =>
  examine(sample, (path) =>
    checkVideo({ workers: videoWorkers, ffprobe: bundledFfprobe(), fences: systemFences }, path, videoLimits),
  );

/** What must come of a sample, within the time that a check may take. */
const judgedAs = ({ expect: wanted }: SampleCase<Record<string, unknown>>) => ({
  verdict: expect.objectContaining(verdictLike(wanted)),
  milliseconds: expect.toSatisfy((taken: number) => taken < longest, `less than ${longest}`),
});

test.concurrent.each(sampleDossiers)('dossier: $name', async (sample) =>
  expect(await examineDossier(sample)).toEqual(judgedAs(sample)),
);
test.concurrent.each(sampleVideos)('video: $name', async (sample) =>
  expect(await examineVideo(sample)).toEqual(judgedAs(sample)),
);

test('at least fifty videos and sixty dossiers were examined', () => {
  expect(sampleVideos.length).toBeGreaterThanOrEqual(50);
  expect(sampleDossiers.length).toBeGreaterThanOrEqual(60);
});

test('no process is left once the workers are disposed of', async () => {
  await Promise.all([dossierWorkers[Symbol.asyncDispose](), videoWorkers[Symbol.asyncDispose]()]);
  expect([...dossierWorkers.pids(), ...videoWorkers.pids()]).toEqual([]);
  await expect.poll(() => listChildProcesses(folder.path)).toEqual([]);
});
