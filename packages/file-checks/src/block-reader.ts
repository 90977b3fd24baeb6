import type { FileHandle } from 'node:fs/promises';

/** Thrown when a file is laid out so that it takes too many reads: the file's fault. */
export class TooManyReadsError extends Error {}

/** Gives up to so many bytes from an offset: fewer where the file ends. They are valid until the next call. */
export type BlockReader = (position: number, length: number) => Promise<Buffer>;

const blockBytes = 32_768;
/** A film of three minutes with ten fragments a second takes 1,800; so many keep the process busy for less than 0.1 s. */
const mostReads = 3000;

/** Reads small pieces of a file that mostly lie close together, a block at a time, and never so many as to keep its process busy. */
export function readInBlocks(file: FileHandle): BlockReader {
  const block = Buffer.alloc(blockBytes);
  let start = 0;
  let filled = 0;
  let reads = 0;
  return async (position, length) => {
    if (position < start || position + length > start + filled) {
      reads += 1;
      if (reads > mostReads) throw new TooManyReadsError();
      if (length > blockBytes) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      }
      ({ bytesRead: filled } = await file.read(block, 0, blockBytes, position));
      start = position;
    }
    return block.subarray(position - start, Math.min(position - start + length, filled));
  };
}
