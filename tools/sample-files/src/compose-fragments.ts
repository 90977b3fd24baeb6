import { box, fullBox, longWords, text, words } from './box-writer.ts';
import { composeMp4 } from './compose-mp4.ts';
import { videoTrack } from './mp4-track.ts';
import { joinBytes } from './nal-unit.ts';

/** A fragmented MP4 of ten frames a second. What it claims is in seconds; nothing is said where it is left out. */
export type Fragments = {
  readonly count: number;
  readonly framesEach: number;
  /** In the movie's header. */
  readonly claimedSeconds?: number;
  /** In the fragments' own header (`mehd`). */
  readonly claimedFragmentSeconds?: number;
  /** Number of frames that each fragment's table says it has, if that is a lie. */
  readonly claimedFrames?: number;
  /** Where each fragment says it begins, in ms; one after the other if left out. */
  readonly startOf?: (fragment: number) => number;
};

/** Cameras and web recorders write so: no table of frames in front, but one with each fragment. */
export function composeFragments(fragments: Fragments): Uint8Array<ArrayBuffer> {
  const {
    count,
    framesEach,
    claimedSeconds = 0,
    claimedFragmentSeconds,
    claimedFrames = framesEach,
  } = fragments;
  const track = videoTrack(count * framesEach, 1000, 100);
  const duration = fullBox('mehd', 0, 0, words((claimedFragmentSeconds ?? 0) * 10_000));
  const head = composeMp4({
    tracks: [{ ...track, samples: [], runs: [], claims: { track: claimedSeconds, media: claimedSeconds } }],
    claimedSeconds,
    brands: ['iso5', 'iso5', 'iso6', 'mp41'],
    boxesInMovie: [
      box(
        'mvex',
        ...(claimedFragmentSeconds === undefined ? [] : [duration]),
        fullBox('trex', 0, 0, words(1, 1, 100, 0, 0)),
      ),
    ],
  });
  // The frames follow in the fragments: the box for those of the whole movie is empty, and left out.
  const parts: Uint8Array[] = [head.subarray(0, head.length - 8)];
  for (let fragment = 0; fragment < count; fragment += 1) {
    const samples = track.samples.slice(fragment * framesEach, (fragment + 1) * framesEach);
    const start = fragments.startOf?.(fragment) ?? fragment * framesEach * 100;
    const sizes = samples.map((sample) => sample.length);
    const movie = (offset: number): Uint8Array =>
      box(
        'moof',
        fullBox('mfhd', 0, 0, words(fragment + 1)),
        box(
          'traf',
          fullBox('tfhd', 0, 0x02_0000, words(1)),
          fullBox('tfdt', 1, 0, longWords(start)),
          fullBox('trun', 0, 0x201, words(claimedFrames, offset, ...sizes)),
        ),
      );
    const described = movie(movie(0).length + 8);
    const content = joinBytes(samples);
    parts.push(described, words(content.length + 8), text('mdat'), content);
  }
  return joinBytes(parts);
}
