import { z } from 'zod';
import { askWorker } from './fenced-worker.ts';
import type { VideoReading } from './video-reading.ts';

const reportSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    packets: z.int().min(1),
    spanSeconds: z.number(),
    longestSeconds: z.number(),
    width: z.int().min(1),
    height: z.int().min(1),
  }),
  z.object({ kind: z.literal('refused'), code: z.enum(['no-video', 'unreadable']) }),
]);

/** Second reader, of other authors in another language, so that one reader's blind spot isn't ours. */
export async function readWithMediabunny(path: string, timeoutMs: number): Promise<VideoReading> {
  const outcome = await askWorker({
    module: new URL('check-video-worker.ts', import.meta.url),
    file: path,
    library: new URL('../../../', import.meta.resolve('mediabunny')),
    wallMilliseconds: timeoutMs,
  });
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
