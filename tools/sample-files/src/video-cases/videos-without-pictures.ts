import { box, fullBox, longWords, text, words } from '../box-writer.ts';
import { composeMp4 } from '../compose-mp4.ts';
import { elementaryStream, soundOf, subtitleTrack, type Track, videoEntry, videoOf } from '../mp4-track.ts';
import { refused, type VideoCase } from '../sample-case.ts';
import { tinyJpeg } from '../tiny-files.ts';

/** Where samples lie, when they are said to lie in another file. */
const elsewhere = (reference: Uint8Array): Partial<Track> => ({ reference });

/** Headers of pictures of 64 × 64 pixels (ISO/IEC 14496-2, 6.2.2 and 6.2.3). */
const simpleProfile = Buffer.from('000001b001000001b5090000010000000120008440fa28102040a320', 'hex');

/** A cover as music programs store it. */
const cover = box(
  'udta',
  fullBox(
    'meta',
    0,
    0,
    fullBox('hdlr', 0, 0, words(0), text('mdirappl'), longWords(0), Uint8Array.of(0)),
    box('ilst', box('covr', box('data', words(13, 0), tinyJpeg()))),
  ),
);

/** Real MP4 files that show nothing, or nothing that is in them. */
export const videosWithoutPictures: readonly VideoCase[] = [
  { name: 'sound alone', make: () => composeMp4({ tracks: [soundOf(3)] }), expect: refused('no-video') },
  {
    name: 'sound with a cover',
    make: () => composeMp4({ tracks: [soundOf(3)], boxesInMovie: [cover] }),
    expect: refused('no-video'),
  },
  {
    name: 'subtitles alone',
    make: () => composeMp4({ tracks: [subtitleTrack(3)] }),
    expect: refused('no-video'),
  },
  {
    name: 'no track',
    make: () => composeMp4({ tracks: [] }),
    expect: refused('no-video', 'unreadable'),
  },
  {
    name: 'a picture track without a frame',
    make: () => composeMp4({ tracks: [videoOf(0), soundOf(2)] }),
    expect: refused('unreadable', 'no-video'),
  },
  {
    name: 'a codec that nobody knows',
    make: () => composeMp4({ tracks: [videoOf(2, { entry: videoEntry('xyzw') })] }),
    expect: refused('unknown-codec', 'no-video'),
  },
  {
    name: 'MPEG-4 Part 2, as cameras and telephones wrote it before H.264',
    make: () => {
      const entry = videoEntry('mp4v', elementaryStream(0x20, 0x11, simpleProfile));
      const samples = Array.from({ length: 20 }, (_, frame) => Uint8Array.of(0, 0, 1, 0xb6, 0x10, frame));
      return composeMp4({ tracks: [videoOf(2, { entry, samples })] });
    },
    expect: refused('unknown-codec'),
  },
  {
    name: 'H.264 without its configuration',
    make: () => composeMp4({ tracks: [videoOf(2, { entry: videoEntry('avc1') })] }),
    expect: refused('unreadable', 'no-video', 'inconsistent'),
  },
  {
    name: 'frames that are encrypted',
    make: () =>
      composeMp4({
        tracks: [
          videoOf(2, {
            entry: videoEntry(
              'encv',
              box('sinf', box('frma', text('avc1')), fullBox('schm', 0, 0, text('cenc'), words(0x1_0000))),
            ),
          }),
        ],
      }),
    expect: refused('unreadable', 'no-video', 'inconsistent'),
  },
  ...(
    [
      ['the file /etc/passwd', fullBox('url ', 0, 0, text('file:///etc/passwd\0'))],
      ['a page of the web', fullBox('url ', 0, 0, text('http://127.0.0.1:9/video.mp4\0'))],
      ['a named file', fullBox('urn ', 0, 0, text('urn:x\0'), text('file:///etc/hostname\0'))],
      ['a file of a Macintosh', fullBox('alis', 0, 0, new Uint8Array(150))],
    ] as const
  ).map(([what, reference]) => ({
    name: `frames that are said to lie in ${what}`,
    make: () => composeMp4({ tracks: [videoOf(2, elsewhere(reference))] }),
    expect: refused('external'),
  })),
];
