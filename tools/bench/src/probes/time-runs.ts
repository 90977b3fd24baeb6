import type { RunTimes } from './probe-answer.ts';

/** Does the work again and again, timing each run. */
export function timeRuns(repetitions: number, work: () => void): RunTimes {
  const times: RunTimes = { wall: [], cpu: [] };
  for (let run = 0; run < repetitions; run += 1) {
    const before = process.cpuUsage();
    const from = performance.now();
    work();
    times.wall.push(performance.now() - from);
    const { user, system } = process.cpuUsage(before);
    times.cpu.push((user + system) / 1000);
  }
  return times;
}
