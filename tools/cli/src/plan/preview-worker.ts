import { parentPort, workerData } from 'node:worker_threads';
import { previewContest } from '@palmares/rules/simulation/preview-reading';
import type { PreviewedContest, PreviewShare } from './preview-contests.ts';

const { request, contests }: PreviewShare = workerData;

for (const contest of contests) {
  const outcomes = previewContest(request, contest);
  parentPort?.postMessage({ contest, outcomes } satisfies PreviewedContest, []);
}
