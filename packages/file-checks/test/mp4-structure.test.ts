import { readMp4Structure } from '@palmares/file-checks/mp4-structure';
import { makeVideo } from '@palmares/sample-files/make-video';
import { assert, asyncProperty, integer } from 'fast-check';
import { expect, test } from 'vitest';
import { openTemporaryFolder } from './temporary-folder.ts';

const structureOf = async (content: Uint8Array) => {
  await using folder = await openTemporaryFolder();
  return (await readMp4Structure(await folder.store('video.mp4', content))).kind;
};

const withBrands = async (...brands: string[]) => {
  const file = Buffer.from(await makeVideo({ seconds: 1 }));
  const slots = (file.readUInt32BE(0) - 16) / 4;
  const [major = '', ...compatible] = brands;
  file.write(major, 8, 'latin1');
  for (let slot = 0; slot < slots; slot += 1) file.write(compatible[slot] ?? 'none', 16 + slot * 4, 'latin1');
  return file;
};

test('a whole video is sound, and no part of it is', async () => {
  const video = await makeVideo({ seconds: 1 });
  expect(await structureOf(video)).toBe('mp4');
  await assert(
    asyncProperty(integer({ min: 0, max: video.length - 1 }), async (length) => {
      expect(await structureOf(video.subarray(0, length))).not.toBe('mp4');
    }),
    { numRuns: 60 },
  );
});

test('bytes behind the last box are not part of any video', async () => {
  const video = await makeVideo({ seconds: 1 });
  await assert(
    asyncProperty(integer({ min: 1, max: 40 }), async (more) => {
      expect(await structureOf(Buffer.concat([video, Buffer.alloc(more)]))).toBe('unreadable');
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['mp42', ['isom'], 'mp4'],
  ['M4V ', [], 'mp4'],
  ['XAVC', ['mp42'], 'mp4'],
  ['qt  ', ['mp42'], 'quicktime'],
  ['heic', ['mif1'], 'not-mp4'],
])('the brand %s with %j is %s', async (major, compatible, kind) => {
  expect(await structureOf(await withBrands(major, ...compatible))).toBe(kind);
});

test('an old film without a brand is QuickTime', async () => {
  const video = await makeVideo({ seconds: 1 });
  expect(await structureOf(video.subarray(new DataView(video.buffer).getUint32(0)))).toBe('quicktime');
});
