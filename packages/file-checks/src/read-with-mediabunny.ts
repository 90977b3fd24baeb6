import { z } from 'zod';
import type { VideoReading } from './video-reading.ts';
import type { WorkerPool, WorkerTask } from './worker-pool.ts';

const reportSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    packets: z.int().min(1),
    spanSeconds: z.number(),
    longestSeconds: z.number(),
    width: z.int().min(1),
    height: z.int().min(1),
  }),
  z.object({ kind: z.literal('refused'), code: z.enum(['no-video', 'unknown-codec', 'unreadable']) }),
]);

/** Second reader, of other authors in another language, so that one reader's blind spot isn't ours. */
export async function readWithMediabunny(workers: WorkerPool, task: WorkerTask): Promise<VideoReading> {
  const outcome = await workers.ask(task);
  switch (outcome.kind) {
    case 'unavailable':
      return outcome;
    case 'too-complex':
      return { kind: 'refused', code: 'too-complex' };
    case 'reported': {
      const report = reportSchema.safeParse(outcome.report);
      return report.success ? report.data : { kind: 'unavailable', cause: report.error };
    }
  }
}

/** Whether the worker that read a video may read the next one. */
export function isHarmlessVideo(report: unknown): boolean {
  const { success, data } = reportSchema.safeParse(report);
  return success && data.kind === 'read';
}
