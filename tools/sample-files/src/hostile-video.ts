import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { makeVideo } from './make-video.ts';
import { findBox, writeType } from './mp4-boxes.ts';

/** A QuickTime film (`qt  `) under an MP4's name. */
export async function makeMov(): Promise<Uint8Array> {
  const file = await makeVideo({ seconds: 2 });
  writeType(file, 8, 'qt  ');
  return file;
}

/** A WebM under an MP4's name: a real container, whose frames hold nothing. */
export async function makeWebm(): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new EncodedVideoPacketSource('vp8');
  output.addVideoTrack(source, { frameRate: 10 });
  await output.start();
  const decoderConfig = { codec: 'vp8', codedWidth: 320, codedHeight: 176 };
  for (let frame = 0; frame < 20; frame += 1) {
    const packet = new EncodedPacket(new Uint8Array(64), frame === 0 ? 'key' : 'delta', frame / 10, 0.1);
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  return wholeBuffer(target);
}

/** 180 s as cameras count them: 5,395 frames of 1001/30000 s, which last 180.013 s. */
export function makeCameraVideo(): Promise<Uint8Array> {
  return makeVideo({ seconds: 180, fps: 30_000 / 1001 });
}

/** An MP4 whose sending was cut within the frames. */
export async function makeTruncatedVideo(): Promise<Uint8Array> {
  const file = await makeVideo({ seconds: 5, bytes: 1_000_000 });
  return file.subarray(0, 700_000);
}

/** A video whose headers all say `claimed` seconds, while its frames last `seconds`. */
export async function makeVideoClaiming(claimed: number, seconds: number): Promise<Uint8Array> {
  const file = await makeVideo({ seconds });
  claimDuration(file, claimed);
  return file;
}

/** A video of `seconds` whose edit list and headers show only the first `shown`. */
export async function makeVideoWithEditList(shown: number, seconds: number): Promise<Uint8Array> {
  const file = await makeVideo({ seconds });
  claimDuration(file, shown);
  const movie = findBox(file, ['moov']);
  const track = findBox(file, ['moov', 'trak']);
  const space = findBox(file, ['free']);
  const at = findBox(file, ['moov', 'trak', 'mdia']).start;
  const view = new DataView(file.buffer);
  const timescale = view.getUint32(findBox(file, ['moov', 'mvhd']).start + 20);
  // The metadata has free space behind it: what follows moves, and nothing else.
  file.copyWithin(at + 36, at, movie.start + movie.size);
  view.setUint32(movie.start, movie.size + 36);
  view.setUint32(track.start, track.size + 36);
  view.setUint32(space.start + 36, space.size - 36);
  writeType(file, space.start + 40, 'free');
  const edits = [36, 0, 28, 0, 0, 1, Math.round(shown * timescale), 0, 0x1_0000];
  edits.forEach((word, index) => view.setUint32(at + 4 * index, word));
  writeType(file, at + 4, 'edts');
  writeType(file, at + 12, 'elst');
  return file;
}

/** An MP4 with sound and no picture. */
export async function makeSoundOnly(): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const source = new EncodedAudioPacketSource('pcm-s16');
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = { codec: 'pcm-s16', sampleRate: 8000, numberOfChannels: 1 };
  for (let second = 0; second < 3; second += 1) {
    await source.add(new EncodedPacket(new Uint8Array(16_000), 'key', second, 1), { decoderConfig });
  }
  await output.finalize();
  return wholeBuffer(target);
}

/** A small file whose table promises `samples` frames of one byte. */
export async function makeSampleTableBomb(samples: number): Promise<Uint8Array> {
  const file = await makeVideo({ seconds: 2 });
  const view = new DataView(file.buffer);
  const table = ['moov', 'trak', 'mdia', 'minf', 'stbl'];
  const sizes = findBox(file, [...table, 'stsz']).start;
  view.setUint32(sizes + 12, 1);
  view.setUint32(sizes + 16, samples);
  view.setUint32(findBox(file, [...table, 'stts']).start + 16, samples);
  view.setUint32(findBox(file, [...table, 'stsc']).start + 20, samples);
  return file;
}

function claimDuration(file: Uint8Array<ArrayBuffer>, seconds: number): void {
  const view = new DataView(file.buffer);
  const movie = findBox(file, ['moov', 'mvhd']).start;
  const movieScale = view.getUint32(movie + 20);
  view.setUint32(movie + 24, Math.round(seconds * movieScale));
  view.setUint32(findBox(file, ['moov', 'trak', 'tkhd']).start + 28, Math.round(seconds * movieScale));
  const media = findBox(file, ['moov', 'trak', 'mdia', 'mdhd']).start;
  view.setUint32(media + 24, Math.round(seconds * view.getUint32(media + 20)));
}

function wholeBuffer(target: BufferTarget): Uint8Array {
  if (target.buffer === null) throw new Error('The muxer gave no file');
  return new Uint8Array(target.buffer);
}
