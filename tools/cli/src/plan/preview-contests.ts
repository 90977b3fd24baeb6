import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Estimate, estimate } from '@palmares/rules/simulation/estimate';
import {
  listReadingOptions,
  type PreviewRequest,
  type ReadingOption,
  type ReadingOutcome,
} from '@palmares/rules/simulation/preview-reading';

/** What one worker thread is given. */
export type PreviewShare = { readonly request: PreviewRequest; readonly contests: readonly number[] };

export type PreviewedContest = { readonly contest: number; readonly outcomes: readonly ReadingOutcome[] };

/** What a way of reading costs and finds, over many simulated contests. */
export type PreviewedOption = ReadingOption & {
  /** Mean number of sheets; conflicts make it vary. */
  readonly sheets: number;
  readonly sheetsPerJuror: number;
  /** Shares (0 to 1) of the true top 3 found. */
  readonly official: Estimate;
  readonly allowingForJurors: Estimate;
};

/** Plays simulated contests over the cores; what comes out does not depend on how many there are. */
export async function previewContests(
  request: PreviewRequest,
  contests: number,
  onProgress: (done: number) => void,
): Promise<PreviewedOption[]> {
  const previewed: (readonly ReadingOutcome[])[] = [];
  let done = 0;
  const run = async (share: PreviewShare) => {
    const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { workerData: share });
    worker.on('message', ({ contest, outcomes }: PreviewedContest) => {
      previewed[contest] = outcomes;
      done += 1;
      onProgress(done);
    });
    // An error of the worker rejects.
    const [code] = await once(worker, 'exit');
    if (code !== 0) throw new Error(`a worker ended with exit code ${String(code)}`);
  };
  const cores = Math.min(availableParallelism(), contests);
  const all = Array.from({ length: contests }, (_, contest) => contest);
  await Promise.all(
    Array.from({ length: cores }, (_, core) =>
      run({ request, contests: all.filter((contest) => contest % cores === core) }),
    ),
  );
  return listReadingOptions(request).map((option, place) => {
    const pick = (value: (outcome: ReadingOutcome) => number) =>
      estimate(previewed.flatMap((outcomes) => outcomes.slice(place, place + 1).map(value)));
    const sheets = pick((outcome) => outcome.sheets).mean;
    return {
      ...option,
      sheets,
      sheetsPerJuror: sheets / request.jurors,
      official: pick((outcome) => outcome.officialShare),
      allowingForJurors: pick((outcome) => outcome.allowingShare),
    };
  });
}
