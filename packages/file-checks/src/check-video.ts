import { stat } from 'node:fs/promises';
import { readMp4Structure } from './mp4-structure.ts';
import { type FirstReader, readWithFfprobe } from './read-with-ffprobe.ts';
import { readWithMediabunny } from './read-with-mediabunny.ts';
import type { VideoReading } from './video-reading.ts';
import { refuseVideo, refuseVideoDuration, refuseVideoSize, type VideoRefusal } from './video-refusals.ts';
import type { WorkerPool } from './worker-pool.ts';

/**
 * Limits of a video (Art. 3): bytes, seconds, and the published tolerance in seconds for the last frame; `timeoutMs`
 * is the time each reader may take (15,000 ms if not said).
 */
export type VideoLimits = {
  readonly bytes: number;
  readonly seconds: number;
  readonly toleranceSeconds: number;
  readonly timeoutMs?: number;
};

/** Length in seconds and coded size in pixels of an accepted video. */
export type VideoFacts = { readonly seconds: number; readonly width: number; readonly height: number };

/** What the check says. `unavailable` is our fault, never the candidate's: the deposit must not be refused for it. */
export type VideoVerdict =
  | { readonly kind: 'accepted'; readonly facts: VideoFacts }
  | VideoRefusal
  | { readonly kind: 'unavailable'; readonly cause: unknown };

/** The first reader, and the workers of the second. */
export type VideoReaders = FirstReader & { readonly workers: WorkerPool };

type Readable = Extract<VideoReading, { kind: 'read' }>;

/**
 * Says whether a stored file, given by its absolute path, is a whole MP4 video within the edition's limits (Art. 3).
 * No decoder sees it before its structure is found sound, and two readers must agree on what it holds.
 */
export async function checkVideo(
  readers: VideoReaders,
  path: string,
  limits: VideoLimits,
): Promise<VideoVerdict> {
  const { timeoutMs = 15_000 } = limits;
  let presentedSeconds: number;
  try {
    const { size } = await stat(path);
    if (size > limits.bytes) return refuseVideoSize(size, limits.bytes);
    const structure = await readMp4Structure(path);
    if (structure.kind !== 'mp4') return refuseVideo(structure.kind);
    ({ presentedSeconds } = structure);
    if (presentedSeconds > limits.seconds + limits.toleranceSeconds)
      return refuseVideoDuration(presentedSeconds, limits.seconds);
  } catch (cause) {
    return { kind: 'unavailable', cause };
  }
  const stop = new AbortController();
  const reading = readWithMediabunny(readers.workers, {
    path,
    wallMilliseconds: timeoutMs,
    signal: stop.signal,
  });
  const first = await readWithFfprobe(path, readers, timeoutMs);
  const refusal = judgeReading(first, limits);
  // What the first refuses or can't read the second need not read.
  if (refusal !== null) stop.abort();
  const second = await reading;
  return refusal ?? judgeReading(second, limits) ?? compareReadings(first, second, limits);
}

function judgeReading(reading: VideoReading, limits: VideoLimits): VideoVerdict | null {
  switch (reading.kind) {
    case 'unavailable':
      return reading;
    case 'refused':
      return refuseVideo(reading.code);
    case 'read':
      return reading.longestSeconds > limits.seconds + limits.toleranceSeconds
        ? refuseVideoDuration(reading.longestSeconds, limits.seconds)
        : null;
  }
}

function compareReadings(first: VideoReading, second: VideoReading, limits: VideoLimits): VideoVerdict {
  if (first.kind !== 'read' || second.kind !== 'read') return refuseVideo('inconsistent');
  if (!agree(first, second, limits.toleranceSeconds)) return refuseVideo('inconsistent');
  const { width, height } = second;
  return { kind: 'accepted', facts: { seconds: first.longestSeconds, width, height } };
}

/** Start times may differ by an edit list that only one reader follows; packets and their span may not. */
function agree(first: Readable, second: Readable, toleranceSeconds: number): boolean {
  return (
    first.packets === second.packets && Math.abs(first.spanSeconds - second.spanSeconds) <= toleranceSeconds
  );
}
