import { open } from 'node:fs/promises';
import { readInBlocks, TooManyReadsError } from '@palmares/file-checks/block-reader';
import { makeNoise } from '@palmares/sample-files/noise';
import { array, assert, asyncProperty, nat, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { openTemporaryFolder } from './temporary-folder.ts';

const block = 32_768;

test('whatever is asked for in whatever order is what the file holds there, up to its end', async () => {
  const content = makeNoise(4 * block + 100, 1);
  await using folder = await openTemporaryFolder();
  await using file = await open(await folder.store('file', content));
  await assert(
    asyncProperty(array(tuple(nat(5 * block), nat(2 * block)), { maxLength: 20 }), async (asked) => {
      const read = readInBlocks(file);
      for (const [position, length] of asked) {
        const piece = await read(position, length);
        expect(piece.equals(content.subarray(position, position + length))).toBe(true);
      }
    }),
  );
});

test('pieces that lie together cost one read, and a file that costs too many is given up', async () => {
  await using folder = await openTemporaryFolder();
  await using file = await open(await folder.store('file', new Uint8Array(2 * block)));
  const read = readInBlocks(file);
  for (let position = 0; position < 2 * block; position += 8) await read(position, 8);
  const leap = async () => {
    for (let turn = 0; turn < 10_000; turn += 1) await read((turn % 2) * block, 8);
  };
  await expect(leap()).rejects.toThrow(TooManyReadsError);
});
