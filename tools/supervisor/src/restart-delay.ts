/** How long to wait before a process that died is started again, in milliseconds: `first`, doubled up to `longest`. */
export type RestartDelays = {
  first: number;
  longest: number;
  /** A process that has been ready for this long has recovered: its next restart waits for `first` again. */
  settled: number;
};

export const usualDelays: RestartDelays = { first: 1_000, longest: 30_000, settled: 60_000 };

/** The wait before the restart number `restart` (the first is 1), in milliseconds: 1, 2, 4, 8, 16, 30, 30 seconds. */
export function restartDelay(restart: number, delays: RestartDelays): number {
  return Math.min(delays.longest, delays.first * 2 ** Math.max(0, restart - 1));
}
