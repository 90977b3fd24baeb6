import { box, text, words } from '../box-writer.ts';
import { composeMp4 } from '../compose-mp4.ts';
import { makeWebm } from '../hostile-video.ts';
import { videoOf } from '../mp4-track.ts';
import { joinBytes } from '../nal-unit.ts';
import { makeNoise } from '../noise.ts';
import { refused, type Sample, type VideoCase } from '../sample-case.ts';
import { emptyZip, tinyGif, tinyJpeg } from '../tiny-files.ts';

const notMp4 = (name: string, make: () => Uint8Array): VideoCase => ({
  name,
  make,
  expect: refused('not-mp4'),
});

const sparse = (length: number): Sample => ({ head: composeMp4({ tracks: [videoOf(2)] }), length });

/** Files of other kinds under the name of an MP4. */
export const notMp4Videos: readonly VideoCase[] = [
  { name: 'an empty file', make: () => new Uint8Array(0), expect: refused('empty') },
  notMp4('one byte', () => Uint8Array.of(0)),
  notMp4('seven bytes', () => text('\0\0\0\x20fty')),
  notMp4('a line of text', () => text('bonjour à tous')),
  notMp4('an AVI', () => text(`RIFF\x10\0\0\0AVI LIST\x04\0\0\0hdrl`)),
  notMp4('a WAV', () => text(`RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0`)),
  notMp4('a GIF', tinyGif),
  notMp4('a JPEG', tinyJpeg),
  notMp4('an MPEG transport stream', () =>
    new Uint8Array(1880).map((_, index) => (index % 188 ? 0xff : 0x47)),
  ),
  notMp4('a Flash video', () => text('FLV\x01\x05\0\0\0\x09\0\0\0\0')),
  notMp4('a PDF', () => text('%PDF-1.7\n%%EOF\n')),
  notMp4('a ZIP archive', emptyZip),
  notMp4('a web page', () => text('<!doctype html><title>ftypisom</title>')),
  notMp4('noise', () => makeNoise(5000, 6)),
  notMp4('a photograph of a telephone (HEIC)', () =>
    joinBytes([box('ftyp', text('heic'), words(0), text('mif1heic')), box('meta', words(0)), box('mdat')]),
  ),
  notMp4('music (M4A)', () => composeMp4({ tracks: [videoOf(2)], brands: ['M4A ', 'M4A '] })),
  notMp4('a PDF whose rest is a whole MP4', () =>
    joinBytes([text('%PDF-1.7\n%'), composeMp4({ tracks: [videoOf(2)] }), text('\n%%EOF\n')]),
  ),
  notMp4('a first box that is not the type', () =>
    joinBytes([box('junk'), composeMp4({ tracks: [videoOf(2)] })]),
  ),
  {
    name: 'a QuickTime film',
    make: () => composeMp4({ tracks: [videoOf(2)], brands: ['qt  ', 'qt  '] }),
    expect: refused('quicktime'),
  },
  {
    name: 'a QuickTime film that also says mp42',
    make: () => composeMp4({ tracks: [videoOf(2)], brands: ['qt  ', 'mp42'] }),
    expect: refused('quicktime'),
  },
  {
    name: 'a QuickTime film of before brands',
    make: () => composeMp4({ tracks: [videoOf(2)] }).subarray(32),
    expect: refused('quicktime'),
  },
  { name: 'a WebM', make: makeWebm, expect: refused('matroska') },
  {
    name: 'a Matroska film',
    make: () => joinBytes([words(0x1a45_dfa3), text('\xa3\x42\x82\x88matroska')]),
    expect: refused('matroska'),
  },
  { name: 'a byte more than 500 Mo', make: () => sparse(524_288_001), expect: refused('too-large') },
  { name: 'a hole of 500 Mo behind a video', make: () => sparse(524_288_000), expect: refused('unreadable') },
];
