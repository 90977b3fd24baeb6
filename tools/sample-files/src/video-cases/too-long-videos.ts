import { composeFragments } from '../compose-fragments.ts';
import { composeMp4 } from '../compose-mp4.ts';
import { soundOf, subtitleTrack, videoOf, videoTrack } from '../mp4-track.ts';
import { refused, type VideoCase } from '../sample-case.ts';

const tooLong = refused('too-long');

/** Videos that last too long and say so. */
export const tooLongVideos: readonly VideoCase[] = [
  { name: '180.6 s', make: () => composeMp4({ tracks: [videoOf(180.6)] }), expect: tooLong },
  { name: 'ten minutes', make: () => composeMp4({ tracks: [videoOf(600)] }), expect: tooLong },
  {
    name: 'a last frame of ten minutes',
    make: () =>
      composeMp4({
        tracks: [
          videoTrack(10, 1000, 100, {
            runs: [
              [9, 100],
              [1, 600_000],
            ],
          }),
        ],
      }),
    expect: tooLong,
  },
  {
    name: 'sound of 190 s under a picture of 2 s',
    make: () => composeMp4({ tracks: [videoOf(2), soundOf(190)] }),
    expect: tooLong,
  },
  {
    name: 'a second picture of 200 s behind one of 2 s',
    make: () => composeMp4({ tracks: [videoOf(2), videoOf(200)] }),
    expect: tooLong,
  },
  {
    name: 'subtitles of 200 s under a picture of 2 s',
    make: () => composeMp4({ tracks: [videoOf(2), subtitleTrack(200)] }),
    expect: tooLong,
  },
  {
    name: 'twenty fragments of ten seconds',
    make: () => composeFragments({ count: 20, framesEach: 100, claimedFragmentSeconds: 200 }),
    expect: tooLong,
  },
  {
    name: 'a picture that begins after ten minutes of nothing',
    make: () =>
      composeMp4({
        tracks: [
          videoOf(2, {
            edits: [
              { seconds: 600, from: -1 },
              { seconds: 2, from: 0 },
            ],
          }),
        ],
      }),
    expect: tooLong,
  },
];
