import { measureDeposit } from './benchmarks/deposit.ts';
import { measureGrading } from './benchmarks/grading.ts';
import { measureLastMinute } from './benchmarks/last-minute.ts';
import { measureRanking } from './benchmarks/ranking.ts';
import { measureSecondOpinion } from './benchmarks/second-opinion.ts';
import { measureStart } from './benchmarks/start.ts';
import { measureSync } from './benchmarks/sync.ts';
import { measureUpload } from './benchmarks/upload.ts';
import { measureFairness } from './fairness.ts';
import type { Benchmark } from './room.ts';

/** Every benchmark by the name it is asked for, in the order they run. */
export const benchmarks = {
  upload: measureUpload,
  grading: measureGrading,
  ranking: measureRanking,
  'second-opinion': measureSecondOpinion,
  sync: measureSync,
  start: measureStart,
  deposit: measureDeposit,
  'last-minute': measureLastMinute,
  fairness: measureFairness,
} satisfies Record<string, Benchmark>;
