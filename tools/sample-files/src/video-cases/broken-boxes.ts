import { box, longWords, text, words } from '../box-writer.ts';
import { composeMp4 } from '../compose-mp4.ts';
import { findBox } from '../mp4-boxes.ts';
import { videoOf } from '../mp4-track.ts';
import { joinBytes } from '../nal-unit.ts';
import { refused, type VideoCase } from '../sample-case.ts';

const table = ['moov', 'trak', 'mdia', 'minf', 'stbl'];

/** A video one of whose boxes says another size than it has. */
const withSize = (path: readonly string[], size: number): Uint8Array => {
  const file = composeMp4({ tracks: [videoOf(2)] });
  file.set(words(size), findBox(file, path).start);
  return file;
};

const withBoxes = (...boxes: readonly Uint8Array[]): Uint8Array =>
  composeMp4({ tracks: [videoOf(2)], boxesAfter: boxes });

/** `depth` boxes, each within the one before. */
const nested = (type: string, depth: number): Uint8Array => {
  const bytes = new Uint8Array(8 * depth);
  for (let level = 0; level < depth; level += 1) {
    bytes.set(words(8 * (depth - level)), level * 8);
    bytes.set(text(type), level * 8 + 4);
  }
  return bytes;
};

const damaged = refused('unreadable', 'truncated');

/** Files whose boxes don't add up: what a reader that trusts sizes would follow out of the file, or for ever. */
export const brokenBoxes: readonly VideoCase[] = [
  {
    name: 'three bytes behind the last box',
    make: () => withBoxes(Uint8Array.of(1, 2, 3)),
    expect: damaged,
  },
  {
    name: 'a ZIP archive behind the last box',
    make: () => withBoxes(text('PK\x03\x04....')),
    expect: damaged,
  },
  {
    name: 'a box that says it has four bytes',
    make: () => withBoxes(words(4), text('free')),
    expect: damaged,
  },
  {
    name: 'a box that says it has no bytes',
    make: () => withBoxes(words(0), text('free'), box('free')),
    expect: damaged,
  },
  {
    name: 'a box of 4 GB less a byte',
    make: () => withBoxes(words(0xffff_ffff), text('free')),
    expect: damaged,
  },
  {
    name: 'a box of a negative size in 64 bits',
    make: () => withBoxes(words(1), text('free'), longWords(-16)),
    expect: damaged,
  },
  {
    name: 'a box of 2⁶³ bytes',
    make: () => withBoxes(words(1), text('free'), longWords(1n << 63n)),
    expect: damaged,
  },
  {
    name: 'a box of 64 bits that is smaller than its header',
    make: () => withBoxes(words(1), text('free'), longWords(8)),
    expect: damaged,
  },
  {
    name: 'metadata that reach over the frames',
    make: () => withSize(['moov'], 0x7fff_ffff),
    expect: damaged,
  },
  { name: 'metadata of no bytes', make: () => withSize(['moov'], 0), expect: damaged },
  {
    name: 'a track that reaches out of the metadata',
    make: () => withSize(['moov', 'trak'], 0x7fff_ffff),
    expect: refused('unreadable', 'inconsistent', 'no-video'),
  },
  {
    name: 'a track of no bytes',
    make: () => withSize(['moov', 'trak'], 0),
    expect: refused('unreadable', 'inconsistent', 'no-video'),
  },
  {
    name: 'a table that reaches out of its track',
    make: () => withSize([...table, 'stsz'], 0x7fff_ffff),
    expect: refused('unreadable', 'inconsistent', 'no-video'),
  },
  {
    name: 'a table that is smaller than its header',
    make: () => withSize([...table, 'stts'], 4),
    expect: refused('unreadable', 'inconsistent', 'no-video'),
  },
  {
    name: 'a hundred thousand empty boxes',
    make: () => withBoxes(Buffer.alloc(800_000, box('free'))),
    expect: damaged,
  },
  {
    name: 'boxes nested fifty thousand deep, and nothing else',
    make: () => joinBytes([box('ftyp', text('isom'), words(0)), nested('moov', 50_000), box('mdat')]),
    expect: refused('unreadable', 'too-complex', 'no-video', 'inconsistent'),
  },
  {
    name: 'boxes nested fifty thousand deep beside the track',
    make: () => composeMp4({ tracks: [videoOf(2)], boxesInMovie: [nested('udta', 50_000)] }),
    expect: refused('unreadable', 'too-complex', 'inconsistent'),
  },
];
