import { fullBox, overwrite, words } from '../box-writer.ts';
import { composeFragments } from '../compose-fragments.ts';
import { composeMp4, type Movie } from '../compose-mp4.ts';
import { videoOf } from '../mp4-track.ts';
import { refused, type VideoCase } from '../sample-case.ts';

const most = 0xffff_ffff;

const promising = (name: string, rewrite: Movie['rewrite'] & {}, more: Partial<Movie> = {}): VideoCase => ({
  name,
  make: () => composeMp4({ tracks: [videoOf(2)], ...more, rewrite }),
  expect: refused('unreadable', 'too-complex', 'inconsistent', 'too-long', 'unknown-codec'),
});

/** Files of some kilobytes whose tables promise more than any memory holds, or another number than there is. */
export const tableBombs: readonly VideoCase[] = [
  promising('sizes of 2³² frames', { stsz: overwrite(16, most) }),
  promising('2³² frames of one byte', { stsz: overwrite(12, 1, most) }),
  promising('2³² frames of one byte in every table', {
    stsz: overwrite(12, 1, most),
    stts: overwrite(16, most),
    stsc: overwrite(20, most),
  }),
  promising('50 million frames of one byte in every table', {
    stsz: overwrite(12, 1, 50_000_000),
    stts: overwrite(16, 50_000_000),
    stsc: overwrite(20, 50_000_000),
  }),
  promising('2³² runs of durations', { stts: overwrite(12, most) }),
  promising('2³² frames in the only run of durations', { stts: overwrite(16, most, 1) }),
  promising('2³² runs of chunks', { stsc: overwrite(12, most) }),
  promising('2³² chunks', { stco: overwrite(12, most) }),
  promising('a chunk behind the end of the file', { stco: overwrite(16, 0x7fff_0000) }),
  promising('more frames than there is content', {
    stsz: (written) => fullBox('stsz', 0, 0, words(6000, (written.length - 20) / 4)),
  }),
  promising('durations for 15 of 20 frames', { stts: overwrite(16, 15) }),
  promising('no size for any frame', { stsz: () => fullBox('stsz', 0, 0, words(0, 0)) }),
  promising('no durations', { stts: () => fullBox('stts', 0, 0, words(0)) }),
  promising('no chunks', { stco: () => fullBox('stco', 0, 0, words(0)) }),
  promising('no place for any table', { stbl: () => new Uint8Array(0) }),
  {
    name: 'fragments of 2³² frames',
    make: () => composeFragments({ count: 2, framesEach: 10, claimedFrames: most }),
    expect: refused('unreadable', 'too-complex', 'inconsistent', 'too-long'),
  },
];

/** Tables that say too much where no player looks; only the second leaves the video whole. */
export const idleTables: readonly VideoCase[] = [
  {
    name: '2³² key frames',
    make: () => composeMp4({ tracks: [videoOf(2)], rewrite: { stss: overwrite(12, most) } }),
    expect: refused('unreadable', 'too-complex', 'inconsistent'),
  },
  {
    name: 'sizes of five frames more than there are',
    make: () =>
      composeMp4({
        tracks: [videoOf(2)],
        rewrite: {
          stsz: (written) => fullBox('stsz', 0, 0, words(0, 25), written.subarray(20), words(9, 9, 9, 9, 9)),
        },
      }),
    expect: { kind: 'accepted', seconds: 2 },
  },
];
