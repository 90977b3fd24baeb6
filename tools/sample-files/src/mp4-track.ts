import { box, fullBox, halfWords, text, words } from './box-writer.ts';
import { decoderConfiguration, encodeKeyFrame, encodeNextFrame } from './h264.ts';
import { paintPicture } from './picture.ts';

/** A run of samples of the same duration in ticks of the track's timescale. */
export type Run = readonly [count: number, ticks: number];

/** One part of the presentation: how long it is shown (seconds), from where in the media (ticks, −1: nothing), how fast. */
export type Edit = { readonly seconds: number; readonly from: number; readonly rate?: number };

/** One track: what it holds, and what its headers say of it. */
export type Track = {
  /** `vide`, `soun`, `text`, `meta`. */
  readonly handler: string;
  /** The sample description (`avc1`, `mp4a`, …). */
  readonly entry: Uint8Array;
  readonly samples: readonly Uint8Array[];
  readonly timescale: number;
  readonly runs: readonly Run[];
  /** Offsets from decoding to presentation. */
  readonly offsets?: readonly Run[];
  /** Only the first sample can be shown without the others. */
  readonly keyFrameFirst?: boolean;
  readonly edits?: readonly Edit[];
  /** What the headers say, in seconds; the truth where nothing is said. */
  readonly claims?: { readonly track?: number; readonly media?: number };
  /** The nine numbers of ISO/IEC 14496-12, 8.3.2: rotates the picture. */
  readonly matrix?: readonly number[];
  /** Where the samples lie; in this very file if nothing is said. */
  readonly reference?: Uint8Array;
  readonly samplesPerChunk?: number;
};

/** Pictures of 64 × 64 pixels keep a video of minutes below 100 kB. */
const size = { columns: 4, rows: 4 };
const pixels = 64;

/** `frames` pictures of which only the first has any content, each shown for `ticks` of `timescale`. */
export function videoTrack(
  frames: number,
  timescale: number,
  ticks: number,
  more: Partial<Track> = {},
): Track {
  return {
    handler: 'vide',
    entry: videoEntry('avc1', box('avcC', decoderConfiguration(size))),
    samples: Array.from({ length: frames }, (_, frame) =>
      frame === 0 ? encodeKeyFrame(size, paintPicture(4, 4, 1)) : encodeNextFrame(size, frame),
    ),
    timescale,
    runs: [[frames, ticks]],
    keyFrameFirst: true,
    ...more,
  };
}

/** A video of whole seconds with ten frames in each. */
export function videoOf(seconds: number, more: Partial<Track> = {}): Track {
  return videoTrack(Math.round(seconds * 10), 1000, 100, more);
}

/** A VisualSampleEntry (ISO/IEC 14496-12, 12.1.3) with boxes that depend on the codec. */
export function videoEntry(codec: string, ...boxes: readonly Uint8Array[]): Uint8Array {
  return box(
    codec,
    words(0, 1, 0, 0, 0, 0),
    halfWords(pixels, pixels),
    words(0x48_0000, 0x48_0000, 0),
    halfWords(1),
    new Uint8Array(32),
    halfWords(24, 0xffff),
    ...boxes,
  );
}

/** Silence in AAC for so many seconds, to the next frame: one has 1,024 samples at 48 kHz. */
export function soundOf(seconds: number): Track {
  const frames = Math.ceil((seconds * 48_000) / 1024);
  const silence = Uint8Array.of(0x21, 0x00, 0x49, 0x90, 0x02, 0x19, 0x00, 0x23, 0x80);
  return {
    handler: 'soun',
    entry: box(
      'mp4a',
      words(0, 1, 0, 0),
      halfWords(2, 16, 0, 0),
      words(48_000 * 0x1_0000),
      elementaryStream(0x40, 0x15, Uint8Array.of(0x11, 0x90)),
    ),
    samples: Array.from({ length: frames }, () => silence),
    timescale: 48_000,
    runs: [[frames, 1024]],
  };
}

/** The descriptors of a codec of MPEG-4 with its configuration (ISO/IEC 14496-14, 5.6; types as in 14496-1, 7.2.6.6). */
export function elementaryStream(
  objectType: number,
  streamType: number,
  configuration: Uint8Array,
): Uint8Array {
  const decoder = [4, 13 + 2 + configuration.length, objectType, streamType, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const inner = [...decoder, 5, configuration.length, ...configuration, 6, 1, 2];
  return fullBox('esds', 0, 0, Uint8Array.of(3, 3 + inner.length, 0, 1, 0, ...inner));
}

/** Subtitles (3GPP timed text): one line a second. */
export function subtitleTrack(seconds: number): Track {
  const line = text('Bonjour');
  const style = new Uint8Array(30);
  return {
    handler: 'text',
    entry: box('tx3g', words(0, 1), style, box('ftab', halfWords(1, 1), Uint8Array.of(5), text('Serif'))),
    samples: Array.from({ length: seconds }, () => Uint8Array.of(0, line.length, ...line)),
    timescale: 1000,
    runs: [[seconds, 1000]],
  };
}
