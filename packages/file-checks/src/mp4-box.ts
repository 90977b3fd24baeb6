import type { BlockReader } from './block-reader.ts';

/** A box of an MP4 (ISO/IEC 14496-12, 4.2): where its content begins and where the box ends. */
export type Mp4Box = { readonly type: string; readonly content: number; readonly end: number };

/**
 * The box at an offset; null where there is none that can be. Only the frames' box may reach to `limit` without saying
 * so (a size of 0); a size of 1 is followed by one of 64 bits. The box may end behind `limit`.
 */
export async function readBox(read: BlockReader, position: number, limit: number): Promise<Mp4Box | null> {
  const head = await read(position, Math.min(16, limit - position));
  if (head.length < 8) return null;
  const type = head.toString('latin1', 4, 8);
  const short = head.readUInt32BE(0);
  if (short === 0) return type === 'mdat' ? { type, content: position + 8, end: limit } : null;
  const long = short === 1;
  if (long && head.length < 16) return null;
  const size = long ? Number(head.readBigUInt64BE(8)) : short;
  const headerBytes = long ? 16 : 8;
  return size < headerBytes ? null : { type, content: position + headerBytes, end: position + size };
}
