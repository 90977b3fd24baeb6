import { parentPort, workerData } from 'node:worker_threads';
import { judgeContest } from '@palmares/rules/simulation/judge-contest';
import { SCENARIOS } from '@palmares/rules/simulation/scenarios';
import {
  CHECKED_CONTESTS,
  DRAWS,
  type FairnessShare,
  type JudgedContest,
  scenarioNames,
} from './fairness-contests.ts';

const { seed, contests }: FairnessShare = workerData;

for (const contest of contests) {
  for (const scenario of scenarioNames) {
    const judgement = judgeContest(
      SCENARIOS[scenario],
      seed,
      contest,
      contest < CHECKED_CONTESTS ? DRAWS : null,
    );
    parentPort?.postMessage({ scenario, contest, judgement } satisfies JudgedContest, []);
  }
}
