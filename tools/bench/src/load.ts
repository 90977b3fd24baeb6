import { percentile } from './percentiles.ts';

/** What a load showed: how long each piece of work took, in milliseconds, and how many were done a second. */
export type Load = {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly count: number;
};

/**
 * Does `count` pieces of work, `atOnce` of them at any time: each client begins the next as soon as its last is done.
 * Work that throws ends the load with that error.
 */
export async function putUnderLoad(
  { atOnce, count }: { readonly atOnce: number; readonly count: number },
  work: (index: number) => Promise<unknown>,
): Promise<Load> {
  const samples: number[] = [];
  let next = 0;
  const client = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      const from = performance.now();
      await work(index);
      samples.push(performance.now() - from);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: atOnce }, client));
  const seconds = (performance.now() - from) / 1000;
  return {
    p50: percentile(samples, 50),
    p99: percentile(samples, 99),
    perSecond: count / seconds,
    count,
  };
}
