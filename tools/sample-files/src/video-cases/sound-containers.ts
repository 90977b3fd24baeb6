import { box, fullBox, text, words } from '../box-writer.ts';
import { composeMp4, type Movie } from '../compose-mp4.ts';
import { soundOf, subtitleTrack, videoOf } from '../mp4-track.ts';
import { makeNoise } from '../noise.ts';
import type { VideoCase } from '../sample-case.ts';

const twoSeconds = { kind: 'accepted', seconds: 2 } as const;

const movieOf = (name: string, movie: Partial<Movie>): VideoCase => ({
  name,
  make: () => composeMp4({ tracks: [videoOf(2)], ...movie }),
  expect: twoSeconds,
});

const brands: readonly (readonly [string, ...string[]])[] = [
  ['isom'],
  ['iso2', 'isom'],
  ['iso4', 'iso4'],
  ['iso5', 'iso5', 'dash'],
  ['iso6', 'iso6'],
  ['mp41'],
  ['mp42', 'mp42', 'isom'],
  ['avc1', 'isom'],
  ['M4V ', 'mp42'],
  ['M4VH', 'M4V '],
  ['MSNV', 'MSNV', 'mp42'],
  ['XAVC', 'XAVC', 'mp42'],
  ['3gp5', 'isom'],
  ['dash', 'iso6'],
];

/** A file's type in its first bytes: the brands that cameras, telephones and programs write for MP4. */
export const allowedBrands: readonly VideoCase[] = brands.map((named) =>
  movieOf(`the brand ${named[0].trim()}`, { brands: named }),
);

/** One video, laid out in each way that ISO/IEC 14496-12 leaves open. */
export const soundContainers: readonly VideoCase[] = [
  movieOf('metadata before the frames', { metadata: 'first' }),
  movieOf('metadata behind the frames', { metadata: 'last' }),
  movieOf('places of 64 bits', { longOffsets: true }),
  movieOf('a size of 64 bits for the frames', { mediaSize: 'long' }),
  movieOf('frames that reach to the end of the file', { mediaSize: 'open' }),
  movieOf('frames in chunks of seven', { tracks: [videoOf(2, { samplesPerChunk: 7 })] }),
  movieOf('free space, and boxes of a camera’s own', {
    boxesBefore: [box('free', new Uint8Array(64)), box('skip')],
    boxesAfter: [box('uuid', makeNoise(16, 1), makeNoise(300, 2)), box('free')],
    boxesInMovie: [box('free', new Uint8Array(8))],
  }),
  movieOf('a picture turned by a quarter', {
    tracks: [videoOf(2, { matrix: [0, 0x1_0000, 0, -0x1_0000, 0, 0, 0, 0, 0x4000_0000] })],
  }),
  movieOf('a title and an author', {
    boxesInMovie: [
      box('udta', box('\u00a9nam', words(0x0007_15c7), text('Guichet')), box('name', text('Guichet'))),
    ],
  }),
  movieOf('a second, empty box for frames', { boxesAfter: [box('mdat')] }),
  movieOf('an index of one fragment behind', { boxesAfter: [box('mfra', fullBox('mfro', 0, 0, words(24)))] }),
  {
    name: 'sound and subtitles beside the picture',
    make: () => composeMp4({ tracks: [videoOf(2), soundOf(2), subtitleTrack(2)] }),
    expect: { kind: 'accepted', seconds: 2.005 },
  },
  {
    name: 'the picture behind the sound',
    make: () => composeMp4({ tracks: [soundOf(2), videoOf(2)], metadata: 'last' }),
    expect: { kind: 'accepted', seconds: 2.005 },
  },
  movieOf('a whole PDF within a box that players skip', {
    boxesBefore: [box('free', text('%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n'))],
  }),
  movieOf('a script for browsers within a box that players skip', {
    boxesBefore: [box('skip', text('<!doctype html><script>alert(1)</script>'))],
  }),
];
