import { type FairnessOptions, judgeContests } from './fairness-contests.ts';
import { tabulateChecks, tabulateGains, tabulateShares } from './fairness-table.ts';

export const DEFAULT_FAIRNESS: FairnessOptions = { replicates: 500, seed: 1, draws: 1000 };

/**
 * How often each way of compiling grades finds the truly best entries, on simulated juries whose truth is known.
 *
 * @param onProgress is told after each contest
 */
export async function measureFairness(
  options: FairnessOptions,
  onProgress: (done: number, of: number) => void = () => undefined,
) {
  const begun = performance.now();
  const judged = await judgeContests(options, onProgress);
  const seconds = Math.round((performance.now() - begun) / 1000);
  return {
    tables: [tabulateShares(judged), tabulateGains(judged), tabulateChecks(judged)],
    notes: [
      `${options.replicates} simulated contests of each kind, seed ${options.seed}, ${options.draws} posterior draws where intervals or the zone need them; ${seconds} s.`,
      'Dense: 40 entries × 8 jurors, all read. Sparse: 60 entries, 3 of 8 jurors each. All methods judge the same contests.',
      'A tie over the third place counts as a fair draw would on average.',
      'Trimmed: without one highest and one lowest total where an entry has at least 5 sheets.',
    ],
  };
}
