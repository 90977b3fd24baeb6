import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Judgement } from '@palmares/rules/simulation/judge-contest';
import { SCENARIOS, type ScenarioName } from '@palmares/rules/simulation/scenarios';

export type FairnessOptions = {
  /** Simulated contests of each scenario. */
  readonly replicates: number;
  readonly seed: number;
  /** Draws from the posterior, where rank intervals or the zone need them. */
  readonly draws: number;
};

/** What one worker thread is given. */
export type FairnessShare = Pick<FairnessOptions, 'seed' | 'draws'> & {
  readonly contests: readonly number[];
};

export type JudgedContest = {
  readonly scenario: ScenarioName;
  readonly contest: number;
  readonly judgement: Judgement;
};

/** By scenario, then in the order of the contests. */
export type JudgedScenarios = ReadonlyMap<ScenarioName, readonly Judgement[]>;

export const scenarioNames = Object.keys(SCENARIOS).filter((name): name is ScenarioName => name in SCENARIOS);

/** Plays the contests of every scenario, spread over the cores; the outcome does not depend on how many there are. */
export async function judgeContests(
  { replicates, seed, draws }: FairnessOptions,
  onProgress: (done: number, of: number) => void,
): Promise<JudgedScenarios> {
  const judged = new Map<ScenarioName, Judgement[]>(scenarioNames.map((name) => [name, []]));
  let done = 0;
  const run = async (contests: readonly number[]) => {
    const share: FairnessShare = { seed, draws, contests };
    const worker = new Worker(new URL('./fairness-worker.ts', import.meta.url), { workerData: share });
    worker.on('message', ({ scenario, contest, judgement }: JudgedContest) => {
      const list = judged.get(scenario);
      if (list !== undefined) list[contest] = judgement;
      done += 1;
      onProgress(done, replicates * scenarioNames.length);
    });
    // An error of the worker rejects.
    const [code] = await once(worker, 'exit');
    if (code !== 0) throw new Error(`a worker ended with exit code ${String(code)}`);
  };
  const cores = Math.min(availableParallelism(), replicates);
  const all = Array.from({ length: replicates }, (_, contest) => contest);
  await Promise.all(
    Array.from({ length: cores }, (_, core) => run(all.filter((contest) => contest % cores === core))),
  );
  return judged;
}
