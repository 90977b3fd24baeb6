import { overwrite } from '../box-writer.ts';
import { composeFragments } from '../compose-fragments.ts';
import { composeMp4 } from '../compose-mp4.ts';
import { videoOf, videoTrack } from '../mp4-track.ts';
import { refused, type VideoCase } from '../sample-case.ts';

const tooLong = refused('too-long');
const tenMinutes = { tracks: [videoOf(600)] };
const thirtyTimes = Array.from({ length: 30 }, () => ({ seconds: 10, from: 0 }));

/** Videos that last too long and say something else: what counts is how long their frames last. */
export const videosWithLyingDurations: readonly VideoCase[] = [
  {
    name: 'ten minutes of which the movie’s header says 10 s',
    make: () => composeMp4({ ...tenMinutes, claimedSeconds: 10 }),
    expect: tooLong,
  },
  {
    name: 'ten minutes of which the track’s header says 10 s',
    make: () => composeMp4({ tracks: [videoOf(600, { claims: { track: 10 } })] }),
    expect: tooLong,
  },
  {
    name: 'ten minutes of which the media’s header says 10 s',
    make: () => composeMp4({ tracks: [videoOf(600, { claims: { media: 10 } })] }),
    expect: tooLong,
  },
  {
    name: 'ten minutes of which every header says 10 s',
    make: () =>
      composeMp4({ tracks: [videoOf(600, { claims: { track: 10, media: 10 } })], claimedSeconds: 10 }),
    expect: tooLong,
  },
  {
    name: 'ten minutes of which every header says nothing',
    make: () => composeMp4({ tracks: [videoOf(600, { claims: { track: 0, media: 0 } })], claimedSeconds: 0 }),
    expect: tooLong,
  },
  {
    name: '10 s of which the movie’s header says an hour',
    make: () => composeMp4({ tracks: [videoOf(10)], claimedSeconds: 3600 }),
    expect: tooLong,
  },
  {
    name: '200 s of which an edit list shows 10',
    make: () =>
      composeMp4({ tracks: [videoOf(200, { edits: [{ seconds: 10, from: 0 }] })], claimedSeconds: 10 }),
    expect: tooLong,
  },
  {
    name: '600 s that an edit list plays four times as fast',
    make: () => composeMp4({ tracks: [videoOf(600, { edits: [{ seconds: 150, from: 0, rate: 4 }] })] }),
    expect: tooLong,
  },
  {
    name: 'an edit list that plays the same 10 s thirty times',
    make: () =>
      composeMp4({
        tracks: [videoOf(10, { edits: thirtyTimes })],
      }),
    expect: tooLong,
  },
  {
    name: 'an edit list that plays the same 10 s thirty times, under headers that say 10 s',
    make: () =>
      composeMp4({
        tracks: [
          videoOf(10, {
            edits: thirtyTimes,
            claims: { track: 10 },
          }),
        ],
        claimedSeconds: 10,
      }),
    expect: refused('too-long', 'inconsistent'),
  },
  {
    name: 'an edit list that plays the same 10 s thirty times, without the movie’s header',
    make: () =>
      composeMp4({
        tracks: [videoOf(10, { edits: thirtyTimes })],
        rewrite: { mvhd: () => new Uint8Array(0) },
      }),
    expect: refused('unreadable'),
  },
  {
    name: 'an edit list that holds one frame for ten minutes, under headers that say 10 s',
    make: () =>
      composeMp4({
        tracks: [
          videoOf(10, {
            edits: [
              { seconds: 9, from: 0 },
              { seconds: 600, from: 9000, rate: 0 },
            ],
            claims: { track: 10 },
          }),
        ],
        claimedSeconds: 10,
      }),
    expect: refused('too-long', 'inconsistent'),
  },
  {
    name: 'ten minutes of nothing before the picture, under headers that say 10 s',
    make: () =>
      composeMp4({
        tracks: [
          videoOf(10, {
            edits: [
              { seconds: 600, from: -1 },
              { seconds: 10, from: 0 },
            ],
            claims: { track: 10 },
          }),
        ],
        claimedSeconds: 10,
      }),
    expect: refused('too-long', 'inconsistent'),
  },
  {
    name: '200 s of fragments that say 4 s',
    make: () => composeFragments({ count: 50, framesEach: 40, claimedSeconds: 4, claimedFragmentSeconds: 4 }),
    expect: tooLong,
  },
  {
    name: '200 s of fragments that all begin at 0',
    make: () => composeFragments({ count: 50, framesEach: 40, claimedFragmentSeconds: 4, startOf: () => 0 }),
    expect: refused('too-long', 'inconsistent', 'unreadable'),
  },
  {
    name: 'two fragments with ten minutes between them',
    make: () => composeFragments({ count: 2, framesEach: 20, startOf: (fragment) => fragment * 600_000 }),
    expect: tooLong,
  },
  {
    name: 'a frame that is stored second and shown after ten minutes',
    make: () =>
      composeMp4({
        tracks: [
          videoTrack(20, 1000, 100, {
            offsets: [
              [1, 0],
              [1, 600_000],
              [18, 0],
            ],
          }),
        ],
      }),
    expect: tooLong,
  },
  {
    name: 'ten minutes on a clock of 0 ticks a second',
    make: () => composeMp4({ ...tenMinutes, rewrite: { mdhd: overwrite(20, 0) } }),
    expect: refused('too-long', 'inconsistent', 'unreadable'),
  },
];
