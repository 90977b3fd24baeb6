import { composeFragments } from '../compose-fragments.ts';
import { composeMp4 } from '../compose-mp4.ts';
import { type Run, soundOf, videoOf, videoTrack } from '../mp4-track.ts';
import type { VideoCase } from '../sample-case.ts';

const accepted = (seconds: number) => ({ kind: 'accepted', seconds }) as const;

/** Every second frame is shown before the one that is stored in front of it. */
const reordered = (pairs: number): Run[] =>
  Array.from({ length: pairs }, (): Run[] => [
    [1, 200],
    [1, 0],
  ]).flat();

/** Videos that a jury can watch, as cameras, telephones and cutting programs time them. */
export const soundTimelines: readonly VideoCase[] = [
  {
    name: '10 frames a second',
    make: () => composeMp4({ tracks: [videoOf(2)] }),
    expect: accepted(2),
  },
  {
    name: '24000/1001 frames a second',
    make: () => composeMp4({ tracks: [videoTrack(48, 24_000, 1001)] }),
    expect: accepted(2.002),
  },
  {
    name: '25 frames a second on a clock of 90 kHz',
    make: () => composeMp4({ tracks: [videoTrack(100, 90_000, 3600)] }),
    expect: accepted(4),
  },
  {
    name: '60 frames a second',
    make: () => composeMp4({ tracks: [videoTrack(180, 60_000, 1000)] }),
    expect: accepted(3),
  },
  {
    name: 'three minutes as a camera at 29.97 frames a second counts them',
    make: () => composeMp4({ tracks: [videoTrack(5395, 30_000, 1001)] }),
    expect: accepted(180.013),
  },
  {
    name: 'exactly three minutes',
    make: () => composeMp4({ tracks: [videoOf(180)] }),
    expect: accepted(180),
  },
  {
    name: 'three minutes and all of the tolerance',
    make: () => composeMp4({ tracks: [videoOf(180.5)] }),
    expect: accepted(180.5),
  },
  {
    name: 'frames of many durations',
    make: () =>
      composeMp4({
        tracks: [
          videoTrack(20, 1000, 0, {
            runs: [
              [5, 40],
              [5, 100],
              [9, 33],
              [1, 1200],
            ],
          }),
        ],
      }),
    expect: accepted(2.197),
  },
  {
    name: 'three frames, of a minute each',
    make: () => composeMp4({ tracks: [videoTrack(3, 1000, 60_000)] }),
    expect: accepted(180),
  },
  {
    name: 'one frame of 180.4 s',
    make: () => composeMp4({ tracks: [videoTrack(1, 1000, 180_400)] }),
    expect: accepted(180.4),
  },
  {
    name: 'three minutes of frames that are shown in another order than they are stored',
    make: () => composeMp4({ tracks: [videoTrack(1800, 1000, 100, { offsets: reordered(900) })] }),
    expect: accepted(180.1),
  },
  {
    name: 'an edit list that lets the picture begin a second later',
    make: () =>
      composeMp4({
        tracks: [
          videoOf(2, {
            edits: [
              { seconds: 1, from: -1 },
              { seconds: 2, from: 0 },
            ],
          }),
          soundOf(3),
        ],
      }),
    expect: accepted(3.008),
  },
  {
    name: 'an edit list that leaves out the first frames',
    make: () => composeMp4({ tracks: [videoOf(3, { edits: [{ seconds: 2.5, from: 500 }] })] }),
    expect: accepted(3),
  },
  {
    name: 'sound that ends after the picture',
    make: () => composeMp4({ tracks: [videoOf(2), soundOf(4)] }),
    expect: accepted(4.011),
  },
  {
    name: 'three fragments that say nothing of the whole',
    make: () => composeFragments({ count: 3, framesEach: 10 }),
    expect: accepted(3),
  },
  {
    name: 'three minutes of fragments that say so',
    make: () => composeFragments({ count: 18, framesEach: 100, claimedFragmentSeconds: 180 }),
    expect: accepted(180),
  },
];
