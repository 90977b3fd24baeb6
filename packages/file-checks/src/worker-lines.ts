import { z } from 'zod';
import { largestPiece } from './worker-messages.ts';

/** What a worker says: it is ready; it asks for a piece of its file; its report. */
const lineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z
    .object({
      kind: z.literal('read'),
      job: z.int(),
      start: z.int().min(0),
      end: z.int(),
    })
    .refine(({ start, end }) => end > start && end - start <= largestPiece),
  z.object({
    kind: z.literal('report'),
    job: z.int(),
    report: z.unknown(),
    /** Whether the file left nothing running. */
    idle: z.boolean(),
    residentBytes: z.number(),
  }),
]);

export type WorkerLine = z.infer<typeof lineSchema>;

/** A worker writes short lines only, of which so many bytes while it reads one file. */
const mostBytes = 16_777_216;

/** Reads a worker's lines; anything else is `garbage`, after which nothing more is read. */
export function createLineReader(receive: (line: WorkerLine | 'garbage') => void): {
  readonly push: (chunk: Buffer) => void;
  /** Begins to count anew what the worker may write. */
  readonly restart: () => void;
} {
  let rest = '';
  let left = mostBytes;
  let broken = false;
  const take = (line: WorkerLine | 'garbage'): void => {
    if (broken) return;
    broken = line === 'garbage';
    receive(line);
  };
  return {
    push(chunk) {
      left -= chunk.length;
      if (left < 0) return take('garbage');
      const lines = (rest + chunk.toString('latin1')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(parseLine(line));
      if (rest.length > 65_536) take('garbage');
    },
    restart() {
      left = mostBytes;
    },
  };
}

function parseLine(line: string): WorkerLine | 'garbage' {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data ?? 'garbage';
  } catch {
    return 'garbage';
  }
}
