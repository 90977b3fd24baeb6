import { median, plainMean, trimmedMean, zScores } from './marking-methods.ts';
import type { MethodName } from './method-names.ts';
import { giveSecondMarks, giveUncertainty, type UncertaintyOfRanks } from './opinion.ts';
import {
  collectTotals,
  manipulate,
  readEverything,
  readSparsely,
  type TotalsMatrix,
} from './read-contest.ts';
import type { Scenario } from './scenarios.ts';
import { openStream } from './seeded-draws.ts';
import { listBest, shareOfTop } from './share-of-top.ts';
import { simulateContest } from './simulate-contest.ts';

/** What one simulated contest says about the methods. */
export type Judgement = {
  /** The share of the true top 3 among the three highest marks. */
  readonly shares: Readonly<Record<MethodName, number>>;
  /** The share of the entries whose true rank lies within its 90 % interval; null where it is not asked for. */
  readonly covered: number | null;
  /** Null where it is not asked for. */
  readonly zone: ZoneJudgement | null;
};

/** Whether discussing the zone is enough to have all of the true top 3 on the table. */
export type ZoneJudgement = {
  readonly entries: number;
  readonly holdsTop: boolean;
  /** The same for the three highest plain means alone. */
  readonly plainHoldsTop: boolean;
};

const PLACES = 3;

/**
 * Plays one contest of a scenario and judges every method on it. Contest 0, 1, 2 … of a seed has the same projects and
 * jurors in all scenarios of one size, so that their columns differ by what they are about.
 *
 * @param draws of the second opinion's posterior, where intervals or the zone need them; null leaves both out
 */
export function judgeContest(
  scenario: Scenario,
  seed: number,
  contest: number,
  draws: number | null,
): Judgement {
  const made = simulateContest(scenario.shape, openStream(seed, 2 * contest));
  const stream = openStream(seed, 2 * contest + 1);
  const readers =
    scenario.readersPerEntry === null
      ? readEverything(made)
      : readSparsely(made, scenario.readersPerEntry, stream);
  const honest = collectTotals(made, readers);
  const totals = scenario.manipulator ? manipulate(honest, made.truth, stream) : honest;
  const { checksIntervals, checksZone } = scenario;
  const uncertainty =
    draws !== null && (checksIntervals || checksZone)
      ? giveUncertainty(totals, { draws, seed: contest, places: PLACES })
      : null;
  const shares = shareByMethod(made.truth, totals);
  return {
    shares,
    covered: uncertainty !== null && checksIntervals ? shareCovered(made.truth, uncertainty) : null,
    zone:
      uncertainty !== null && checksZone
        ? judgeZone(made.truth, uncertainty.zone, shares['plain mean'])
        : null,
  };
}

function shareByMethod(truth: readonly number[], totals: TotalsMatrix): Record<MethodName, number> {
  const { adjusted, spreadAndNoise } = giveSecondMarks(totals);
  return {
    'plain mean': shareOfTop(truth, plainMean(totals), PLACES),
    trimmed: shareOfTop(truth, trimmedMean(totals), PLACES),
    median: shareOfTop(truth, median(totals), PLACES),
    'z-scores': shareOfTop(truth, zScores(totals), PLACES),
    'adjusted mean': shareOfTop(truth, adjusted, PLACES),
    'spread and noise': shareOfTop(truth, spreadAndNoise, PLACES),
  };
}

function shareCovered(truth: readonly number[], { intervals }: UncertaintyOfRanks): number {
  const covered = listBest(truth, truth.length).filter((entry, place) => {
    const [best, worst] = intervals[entry] ?? [1, truth.length];
    return best <= place + 1 && place + 1 <= worst;
  });
  return covered.length / truth.length;
}

function judgeZone(truth: readonly number[], zone: readonly number[], plainShare: number): ZoneJudgement {
  return {
    entries: zone.length,
    holdsTop: listBest(truth, PLACES).every((entry) => zone.includes(entry)),
    plainHoldsTop: plainShare === 1,
  };
}
