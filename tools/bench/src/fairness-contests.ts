import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Judgement } from '@palmares/rules/simulation/judge-contest';
import { SCENARIOS, type ScenarioName } from '@palmares/rules/simulation/scenarios';
import type { FairnessOptions } from './fairness-options.ts';
import type { Room } from './room.ts';

/** Draws from the posterior, where rank intervals or the zone need them: enough to place the 5 % and 95 % points. */
export const DRAWS = 1000;

/** Contests of each scenario that intervals and the zone are held against: they cost ten times what marks do. */
export const CHECKED_CONTESTS = 500;

/** What one worker thread is given. */
export type FairnessShare = Pick<FairnessOptions, 'seed'> & {
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
  { replicates, seed }: FairnessOptions,
  { stack }: Pick<Room, 'stack'>,
): Promise<JudgedScenarios> {
  const judged = new Map<ScenarioName, Judgement[]>(scenarioNames.map((name) => [name, []]));
  const run = async (contests: readonly number[]) => {
    const share: FairnessShare = { seed, contests };
    const worker = new Worker(new URL('./fairness-worker.ts', import.meta.url), { workerData: share });
    stack.defer(() => worker.terminate().then(() => undefined));
    worker.on('message', ({ scenario, contest, judgement }: JudgedContest) => {
      const list = judged.get(scenario);
      if (list !== undefined) list[contest] = judgement;
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
