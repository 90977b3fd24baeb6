import { availableParallelism, cpus, loadavg, release, type as system, totalmem } from 'node:os';

/** What the figures were measured on; nothing that names the machine or its owner. */
export type Machine = {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
  /** The system's load over the last minute before the first benchmark: 0 on an idle machine. */
  readonly loadBefore: number;
};

export function describeMachine(): Machine {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: `${system()} ${release().replace(/-.*/, '')}`,
    node: process.version,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}
