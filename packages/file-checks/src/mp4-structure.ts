import { type FileHandle, open } from 'node:fs/promises';

/** What the boxes of a file say, before any decoder sees it (ISO/IEC 14496-12, 4.2 and 4.3). */
export type Mp4Structure =
  | { readonly kind: 'mp4' }
  | { readonly kind: 'empty' | 'quicktime' | 'matroska' | 'not-mp4' | 'truncated' | 'unreadable' };

/** Major or compatible brands of the MP4 family; `qt  ` is QuickTime's. */
const brands = /^(?:iso[m2-9a-c]|mp4[12]|avc1|M4V[ HP]?|dash|cmf[c2]|MSNV|f4v |3gp[4-7])$/u;
const oldQuickTime = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
const mostBoxes = 65_536;

type BoxHeader = { readonly type: string; readonly headerBytes: number; readonly size: number };

/**
 * Reads the headers of the outermost boxes only: `ftyp` first with a brand of MP4, every box within the file and the
 * last one ending with it, metadata (`moov`) and media (`mdat`) somewhere. Throws when the file can't be read at all.
 */
export async function readMp4Structure(path: string): Promise<Mp4Structure> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return { kind: 'empty' };
    const kind = await readKind(file, size);
    return kind === null ? await walkBoxes(file, size) : { kind };
  } finally {
    await file.close();
  }
}

async function readKind(
  file: FileHandle,
  size: number,
): Promise<Exclude<Mp4Structure['kind'], 'mp4'> | null> {
  const head = await readBytes(file, 0, Math.min(size, 4096));
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

async function walkBoxes(file: FileHandle, size: number): Promise<Mp4Structure> {
  let position = 0;
  let metadata = false;
  let media = false;
  for (let count = 0; position < size; count += 1) {
    const box = count < mostBoxes ? await readBoxHeader(file, position, size) : null;
    if (box === null || box.size < box.headerBytes) return { kind: 'unreadable' };
    metadata ||= box.type === 'moov';
    media ||= box.type === 'mdat';
    position += box.size;
  }
  // Programs write metadata first or last: where one of the two is missing, it is the end that was cut.
  return { kind: position > size || !metadata || !media ? 'truncated' : 'mp4' };
}

/** A size of 0 reaches to the end of the file, a size of 1 is followed by one of 64 bits. */
async function readBoxHeader(file: FileHandle, position: number, size: number): Promise<BoxHeader | null> {
  const head = await readBytes(file, position, Math.min(16, size - position));
  if (head.length < 8) return null;
  const type = head.toString('latin1', 4, 8);
  const short = head.readUInt32BE(0);
  if (short === 0) return type === 'mdat' ? { type, headerBytes: 8, size: size - position } : null;
  if (short > 1) return { type, headerBytes: 8, size: short };
  return head.length < 16 ? null : { type, headerBytes: 16, size: Number(head.readBigUInt64BE(8)) };
}

async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
