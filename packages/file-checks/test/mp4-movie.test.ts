import type { BlockReader } from '@palmares/file-checks/block-reader';
import { type Mp4Movie, readMp4Movie } from '@palmares/file-checks/mp4-movie';
import { box, fullBox, words } from '@palmares/sample-files/box-writer';
import { composeMp4 } from '@palmares/sample-files/compose-mp4';
import { findBox } from '@palmares/sample-files/mp4-boxes';
import { type Edit, videoOf } from '@palmares/sample-files/mp4-track';
import { array, assert, asyncProperty, integer, nat, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';

/** What is said of metadata that lie in memory, and how often they were read. */
const readMovie = async (bytes: Uint8Array, start = 0, end = bytes.length) => {
  let reads = 0;
  const read: BlockReader = async (position, length) => {
    reads += 1;
    return Buffer.from(bytes.subarray(position, position + length));
  };
  const movie = await readMp4Movie(read, { type: 'moov', content: start + 8, end });
  return { movie, reads };
};

const movieWith = (edits: readonly Edit[]) => {
  const file = composeMp4({ tracks: [videoOf(1, { edits })] });
  const { start, size } = findBox(file, ['moov']);
  return { file, start, end: start + size };
};

const kinds: readonly Mp4Movie['kind'][] = ['movie', 'unreadable', 'external'];

test('edits play as long as they say together', async () => {
  await assert(
    asyncProperty(array(integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 50 }), async (seconds) => {
      const { file, start, end } = movieWith(seconds.map((each) => ({ seconds: each, from: 0 })));
      const presentedSeconds = seconds.reduce((sum, each) => sum + each);
      expect((await readMovie(file, start, end)).movie).toEqual({ kind: 'movie', presentedSeconds });
    }),
    { numRuns: 20 },
  );
});

test('of any bytes something is said, after few reads', async () => {
  const { file, start, end } = movieWith([{ seconds: 1, from: 0 }]);
  await assert(
    asyncProperty(nat(end - start - 1), uint8Array({ minLength: 1, maxLength: 60 }), async (at, bytes) => {
      const changed = Uint8Array.from(file);
      changed.set(bytes.subarray(0, end - start - at), start + at);
      for (const { movie, reads } of [await readMovie(changed, start, end), await readMovie(bytes)]) {
        expect(kinds).toContain(movie.kind);
        expect(reads).toBeLessThan(10_000);
      }
    }),
    { numRuns: 300 },
  );
});

test('a hundred thousand boxes are given up after some thousands', async () => {
  const { movie, reads } = await readMovie(box('moov', Buffer.alloc(800_000, box('trak'))));
  expect(movie).toEqual({ kind: 'unreadable' });
  expect(reads).toBeLessThan(10_000);
});

test('edits on a clock that stands still or is not there can’t be read', async () => {
  const edits = box('trak', box('edts', fullBox('elst', 0, 0, words(1, 1000, 0, 0x1_0000))));
  const header = fullBox('mvhd', 0, 0, words(0, 0, 0, 0));
  expect((await readMovie(box('moov', header, edits))).movie).toEqual({ kind: 'unreadable' });
  expect((await readMovie(box('moov', edits))).movie).toEqual({ kind: 'unreadable' });
});
