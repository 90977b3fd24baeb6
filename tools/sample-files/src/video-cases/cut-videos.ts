import { composeFragments } from '../compose-fragments.ts';
import { composeMp4 } from '../compose-mp4.ts';
import { findBox } from '../mp4-boxes.ts';
import { soundOf, videoOf } from '../mp4-track.ts';
import { makeNoise } from '../noise.ts';
import { refused, type VideoCase } from '../sample-case.ts';

/** Where the first box ends. */
const headEnd = 32;

const whole = (metadata: 'first' | 'last'): Uint8Array<ArrayBuffer> =>
  composeMp4({ tracks: [videoOf(60), soundOf(60)], metadata });

const cutWithin = (file: Uint8Array, type: string): Uint8Array => {
  const { start, size } = findBox(file, [type]);
  return file.subarray(0, start + Math.floor(size / 2));
};

const damaged = refused('unreadable', 'inconsistent');

/** Videos of which a part is missing or was written over: a transfer that was cut, a disk that failed. */
export const cutVideos: readonly VideoCase[] = [
  {
    name: 'cut within the frames',
    make: () => cutWithin(whole('first'), 'mdat'),
    expect: refused('truncated'),
  },
  {
    name: 'cut within the metadata',
    make: () => cutWithin(whole('last'), 'moov'),
    expect: refused('truncated'),
  },
  {
    name: 'cut between the frames and the metadata',
    make: () => {
      const file = whole('last');
      return file.subarray(0, findBox(file, ['moov']).start);
    },
    expect: refused('truncated'),
  },
  {
    name: 'cut within the frames, which reach to the end of the file',
    make: () => composeMp4({ tracks: [videoOf(60)], mediaSize: 'open' }).subarray(0, -3000),
    expect: damaged,
  },
  {
    name: 'cut after the first box',
    make: () => whole('first').subarray(0, headEnd),
    expect: refused('truncated'),
  },
  {
    name: 'cut between two fragments’ head and frames',
    make: () => composeFragments({ count: 3, framesEach: 20 }).subarray(0, -100),
    expect: refused('truncated'),
  },
  {
    name: 'zeros behind the first box',
    make: () => whole('first').fill(0, headEnd),
    expect: refused('unreadable', 'truncated'),
  },
  {
    name: 'zeros in the place of the frames',
    make: () => {
      const file = whole('first');
      return file.fill(0, findBox(file, ['mdat']).start + 8);
    },
    expect: damaged,
  },
  {
    name: 'noise in the place of the frames',
    make: () => {
      const file = whole('first');
      const start = findBox(file, ['mdat']).start + 8;
      file.set(makeNoise(file.length - start, 3), start);
      return file;
    },
    expect: damaged,
  },
  {
    name: 'noise behind the first box',
    make: () => {
      const file = whole('first');
      file.set(makeNoise(file.length - headEnd, 4), headEnd);
      return file;
    },
    expect: refused('unreadable', 'truncated'),
  },
  {
    name: 'noise in the place of the metadata',
    make: () => {
      const file = whole('last');
      const { start, size } = findBox(file, ['moov']);
      file.set(makeNoise(size - 8, 5), start + 8);
      return file;
    },
    expect: refused('unreadable', 'no-video'),
  },
];
