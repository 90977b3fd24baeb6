import { CHECKED_CONTESTS, DRAWS, judgeContests } from './fairness-contests.ts';
import type { FairnessOptions } from './fairness-options.ts';
import { tabulateChecks, tabulateGains, tabulateShares } from './fairness-table.ts';
import type { Report } from './report.ts';
import type { Room } from './room.ts';

/** How often each way of compiling grades finds the truly best entries, on simulated juries whose truth is known. */
export async function measureFairness(room: Pick<Room, 'stack'>, options: FairnessOptions): Promise<Report> {
  const begun = performance.now();
  const judged = await judgeContests(options, room);
  const seconds = Math.round((performance.now() - begun) / 1000);
  const { replicates, seed } = options;
  return {
    tables: [tabulateShares(judged), tabulateGains(judged), tabulateChecks(judged)],
    notes: [
      `${replicates} simulated contests of each kind, seed ${seed}, intervals and the zone in the first ${Math.min(replicates, CHECKED_CONTESTS)} with ${DRAWS} posterior draws each; ${seconds} s.`,
      'Dense: 40 entries × 8 jurors, all read. Sparse: 60 entries, 3 of 8 jurors each. All methods judge the same contests.',
      'A tie over the third place counts as a fair draw would on average.',
      'Trimmed: without one highest and one lowest total where an entry has at least 5 sheets.',
    ],
  };
}
