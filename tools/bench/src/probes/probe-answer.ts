import { z } from 'zod';

/** Milliseconds of each run, in order; processor time counts the runtime's own threads as well. */
const runTimes = z.object({ wall: z.array(z.number()), cpu: z.array(z.number()) });

export type RunTimes = z.output<typeof runTimes>;

/** What a probe sends before it ends: each kind of work it timed, and the memory it took, in bytes. */
export const probeAnswer = z.object({ work: z.record(z.string(), runTimes), peak: z.number() });

export type ProbeAnswer = z.output<typeof probeAnswer>;

/** The most memory that this process has held so far, in bytes. */
export const readPeak = () => process.resourceUsage().maxRSS * 1024;

/** Sends what was timed to the process that started this one. */
export function answer(work: ProbeAnswer['work'], peak: number): void {
  process.send?.({ work, peak } satisfies ProbeAnswer);
}
