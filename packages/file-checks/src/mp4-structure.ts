import { open } from 'node:fs/promises';
import { type BlockReader, readInBlocks, TooManyReadsError } from './block-reader.ts';
import { readBox } from './mp4-box.ts';
import { readMp4Movie } from './mp4-movie.ts';

/**
 * What the boxes of a file say, before any decoder sees it (ISO/IEC 14496-12, 4.2 and 4.3). `presentedSeconds` is how
 * long the longest edit list plays; 0 without edit lists. `external`: frames are said to lie in another file.
 */
export type Mp4Structure =
  | { readonly kind: 'mp4'; readonly presentedSeconds: number }
  | {
      readonly kind: 'empty' | 'quicktime' | 'matroska' | 'not-mp4' | 'truncated' | 'unreadable' | 'external';
    };

/** Major or compatible brands of the MP4 family; `qt  ` is QuickTime's. */
const brands = /^(?:iso[m2-9a-c]|mp4[12]|avc1|M4V[ HP]?|dash|cmf[c2]|MSNV|f4v |3gp[4-7])$/u;
const oldQuickTime = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
/** A film of three minutes with thirty fragments a second has 10,800. */
const mostBoxes = 16_384;

/**
 * Reads the headers of the outermost boxes and of the metadata only: `ftyp` first with a brand of MP4, every box within
 * the file and the last one ending with it, metadata (`moov`) and media (`mdat`) somewhere, all media in this file.
 * Throws when the file can't be read at all.
 */
export async function readMp4Structure(path: string): Promise<Mp4Structure> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  if (size === 0) return { kind: 'empty' };
  const read = readInBlocks(file);
  try {
    const kind = await readKind(read, size);
    return kind === null ? await walkBoxes(read, size) : { kind };
  } catch (error) {
    if (error instanceof TooManyReadsError) return { kind: 'unreadable' };
    throw error;
  }
}

async function readKind(
  read: BlockReader,
  size: number,
): Promise<Exclude<Mp4Structure['kind'], 'mp4'> | null> {
  const head = await read(0, Math.min(size, 4096));
  if (head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3) return 'matroska';
  const type = head.toString('latin1', 4, 8);
  if (type !== 'ftyp') return oldQuickTime.has(type) ? 'quicktime' : 'not-mp4';
  const end = Math.min(head.readUInt32BE(0), head.length);
  const major = head.toString('latin1', 8, 12);
  if (major === 'qt  ') return 'quicktime';
  // Cameras name themselves first and the standard behind.
  const named = [major];
  for (let offset = 16; offset + 4 <= end; offset += 4)
    named.push(head.toString('latin1', offset, offset + 4));
  return named.some((brand) => brands.test(brand)) ? null : 'not-mp4';
}

async function walkBoxes(read: BlockReader, size: number): Promise<Mp4Structure> {
  let position = 0;
  let metadata = false;
  let media = false;
  let presentedSeconds = 0;
  for (let count = 0; position < size; count += 1) {
    const box = count < mostBoxes ? await readBox(read, position, size) : null;
    if (box === null) return { kind: 'unreadable' };
    if (box.type === 'moov' && box.end <= size) {
      const movie = await readMp4Movie(read, box);
      if (movie.kind !== 'movie') return movie;
      presentedSeconds = Math.max(presentedSeconds, movie.presentedSeconds);
    }
    metadata ||= box.type === 'moov';
    media ||= box.type === 'mdat';
    position = box.end;
  }
  // Programs write metadata first or last: where one of the two is missing, it is the end that was cut.
  return position > size || !metadata || !media ? { kind: 'truncated' } : { kind: 'mp4', presentedSeconds };
}
