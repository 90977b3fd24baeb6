import { open } from 'node:fs/promises';
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  FilePathTarget,
  Mp4OutputFormat,
  Output,
  type Target,
} from 'mediabunny';
import { codecString, decoderConfiguration, encodeKeyFrame, encodeNextFrame } from './h264.ts';
import { findBoxes } from './mp4-boxes.ts';
import { joinBytes } from './nal-unit.ts';
import { paintBarMacroblock, paintPicture } from './picture.ts';
import { planVideoPadding, type VideoPadding } from './video-padding.ts';

/**
 * What a video shall be. `seconds` is rounded up to whole frames of `fps` (10, or a fraction such as 30000/1001);
 * `width` and `height` are multiples of 16 pixels; `bytes` is the exact size of the file; `seed` chooses the colours.
 */
export type VideoOptions = {
  readonly seconds: number;
  readonly fps?: number;
  readonly width?: number;
  readonly height?: number;
  readonly bytes?: number;
  readonly seed?: number;
};

/** A real MP4 (H.264 baseline, one track, metadata first) in memory. The same options always give the same bytes. */
export async function makeVideo(options: VideoOptions): Promise<Uint8Array<ArrayBuffer>> {
  return makeVideoPaddedBy(options, await missingBytes(options));
}

/** The same, written to a file a piece at a time: 500 MB need no more memory than 5. */
export async function writeVideo(path: string, options: VideoOptions): Promise<void> {
  await muxVideo(
    options,
    await missingBytes(options),
    new FilePathTarget(path, { chunkSize: 4 * 1_048_576 }),
  );
  const file = await open(path, 'r+');
  try {
    const head = new Uint8Array(1_048_576);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    eraseTimes(head.subarray(0, bytesRead));
    await file.write(head, 0, bytesRead, 0);
  } finally {
    await file.close();
  }
}

async function missingBytes(options: VideoOptions): Promise<number> {
  if (options.bytes === undefined) return 0;
  const smallest = (await makeVideoPaddedBy(options, 0)).length;
  if (options.bytes < smallest) throw new RangeError(`This video needs at least ${smallest} bytes`);
  return options.bytes - smallest;
}

async function makeVideoPaddedBy(options: VideoOptions, padding: number): Promise<Uint8Array<ArrayBuffer>> {
  const target = new BufferTarget();
  await muxVideo(options, padding, target);
  if (target.buffer === null) throw new Error('The muxer gave no file');
  const file = new Uint8Array(target.buffer);
  eraseTimes(file);
  return file;
}

async function muxVideo(options: VideoOptions, padding: number, target: Target): Promise<void> {
  const { seconds, fps = 10, width = 512, height = 288, seed = 1 } = options;
  if (width % 16 !== 0 || height % 16 !== 0) throw new RangeError('Width and height are multiples of 16');
  const frames = Math.ceil(seconds * fps - 1e-6);
  const size = { columns: width / 16, rows: height / 16 };
  // Reserved space keeps the metadata first and the size a sum: padding the frames can't move anything else.
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'reserve' }), target });
  const source = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(source, { frameRate: fps, maximumPacketCount: frames });
  await output.start();
  const decoderConfig = {
    codec: codecString,
    codedWidth: width,
    codedHeight: height,
    description: decoderConfiguration(size),
  };
  const pads = planVideoPadding(padding, frames, seed);
  for (let frame = 0; frame < frames; frame += 1) {
    const data = encodeFrame(size, frame, frames, seed, pads);
    const packet = new EncodedPacket(data, frame === 0 ? 'key' : 'delta', frame / fps, 1 / fps);
    await source.add(packet, frame === 0 ? { decoderConfig } : undefined);
  }
  await output.finalize();
}

/** The bottom row fills with a light bar from left to right, so that a viewer sees the video move. */
function encodeFrame(
  size: { readonly columns: number; readonly rows: number },
  frame: number,
  frames: number,
  seed: number,
  padding: VideoPadding,
): Uint8Array {
  const steps = Math.min(size.columns, frames - 1);
  const barAt = (index: number): number => Math.floor((index * steps) / (frames - 1));
  const grows = frame > 0 && barAt(frame) > barAt(frame - 1);
  const position = (size.rows - 1) * size.columns + barAt(frame) - 1;
  const picture =
    frame === 0
      ? encodeKeyFrame(size, paintPicture(size.columns, size.rows, seed))
      : encodeNextFrame(size, frame, grows ? { position, samples: paintBarMacroblock(seed) } : undefined);
  return joinBytes([padding.before(frame), picture, padding.after(frame)]);
}

/** The muxer notes when it ran; without that the same video has the same bytes. */
function eraseTimes(file: Uint8Array): void {
  for (const path of [
    ['moov', 'mvhd'],
    ['moov', 'trak', 'tkhd'],
    ['moov', 'trak', 'mdia', 'mdhd'],
  ]) {
    for (const box of findBoxes(file, path)) {
      const version = file[box.start + 8];
      file.fill(0, box.start + 12, box.start + (version === 1 ? 28 : 20));
    }
  }
}
