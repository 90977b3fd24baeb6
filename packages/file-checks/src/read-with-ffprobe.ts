import { z } from 'zod';
import { runFenced } from './fenced-process.ts';
import type { Fences } from './fences.ts';
import type { VideoReading } from './video-reading.ts';

const decimal = z.coerce.number().nonnegative();
const instant = z.coerce.number();

const answerSchema = z.object({
  streams: z
    .array(
      z.object({
        index: z.int(),
        codec_type: z.string().optional(),
        codec_name: z.string().optional(),
        width: z.int().optional(),
        height: z.int().optional(),
        duration: decimal.optional(),
        nb_frames: decimal.optional(),
        disposition: z.object({ attached_pic: z.int() }).optional(),
      }),
    )
    .default([]),
  packets: z
    .array(
      z.object({
        stream_index: z.int(),
        pts_time: instant.optional(),
        dts_time: instant.optional(),
        duration_time: decimal.optional(),
      }),
    )
    .default([]),
  format: z.object({ duration: decimal.optional() }).optional(),
  error: z.object({ code: z.int() }).optional(),
});

type Answer = z.infer<typeof answerSchema>;

const wanted = [
  'packet=stream_index,pts_time,dts_time,duration_time',
  'stream=index,codec_type,codec_name,width,height,duration,nb_frames',
  'stream_disposition=attached_pic',
  'format=duration',
].join(':');

const readerOptions = [
  ['-v', 'quiet', '-protocol_whitelist', 'file'],
  ['-format_whitelist', 'mov,mp4,m4a,3gp,3g2,mj2', '-f', 'mov'],
  ['-max_alloc', '67108864', '-ignore_editlist', '1'],
  ['-show_error', '-show_entries', wanted, '-of', 'json=c=1'],
].flat();

/** The program's absolute path, and what holds it within its limits. */
export type FirstReader = { readonly ffprobe: string; readonly fences: Fences };

/**
 * First reader: every packet as it lies in the file, edit lists ignored. Headers and exit code are not believed; they
 * count only where they say more than the packets.
 */
export async function readWithFfprobe(
  path: string,
  { ffprobe, fences }: FirstReader,
  timeoutMs: number,
): Promise<VideoReading> {
  const outcome = await runFenced({
    fences,
    command: ffprobe,
    args: [...readerOptions, `file:${path}`],
    wallMilliseconds: timeoutMs,
    cpuSeconds: 10,
    memory: { limits: 'addresses', bytes: 1_073_741_824 },
    outputBytes: 16 * 1_048_576,
  });
  switch (outcome.kind) {
    case 'not-started':
      return { kind: 'unavailable', cause: outcome.cause };
    case 'interrupted':
      return { kind: 'unavailable', cause: new Error('The check was interrupted') };
    case 'killed':
      return { kind: 'refused', code: 'too-complex' };
    case 'exited':
      return readAnswer(outcome.output, outcome.code);
  }
}

function readAnswer(output: string, exitCode: number): VideoReading {
  const answer = answerSchema.safeParse(parseJson(output));
  if (!answer.success) return { kind: 'unavailable', cause: answer.error };
  if (answer.data.error !== undefined) return { kind: 'refused', code: 'unreadable' };
  if (exitCode !== 0) return { kind: 'unavailable', cause: new Error(`ffprobe ended with ${exitCode}`) };
  return summarise(answer.data);
}

function summarise({ streams, packets, format }: Answer): VideoReading {
  const video = streams.find(
    (stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1,
  );
  if (video === undefined) return { kind: 'refused', code: 'no-video' };
  if (video.codec_name === undefined) return { kind: 'refused', code: 'unknown-codec' };
  let count = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let longest = format?.duration ?? 0;
  for (const stream of streams) longest = Math.max(longest, stream.duration ?? 0);
  for (const packet of packets) {
    const start = packet.pts_time ?? packet.dts_time ?? 0;
    const end = start + (packet.duration_time ?? 0);
    longest = Math.max(longest, end);
    if (packet.stream_index !== video.index) continue;
    count += 1;
    first = Math.min(first, start);
    last = Math.max(last, end);
  }
  if (count === 0) return { kind: 'refused', code: 'unreadable' };
  // Fragmented files count their frames nowhere.
  const promised = video.nb_frames ?? 0;
  if (promised > 0 && promised !== count) return { kind: 'refused', code: 'unreadable' };
  const { width = 0, height = 0 } = video;
  return { kind: 'read', packets: count, longestSeconds: longest, spanSeconds: last - first, width, height };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
