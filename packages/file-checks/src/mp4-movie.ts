import type { BlockReader } from './block-reader.ts';
import { type Mp4Box, readBox } from './mp4-box.ts';

/** What the metadata (`moov`) say of the presentation as a whole, whatever the frames are. */
export type Mp4Movie =
  /** How long the longest edit list plays, in seconds; 0 without edit lists. */
  | { readonly kind: 'movie'; readonly presentedSeconds: number }
  | { readonly kind: 'unreadable' | 'external' };

/** Boxes on the way to the edit lists and to the places of the frames (ISO/IEC 14496-12, 6.2.3). */
const branches: Readonly<Record<string, readonly string[]>> = {
  moov: ['mvhd', 'trak'],
  trak: ['edts', 'mdia'],
  edts: ['elst'],
  mdia: ['minf'],
  minf: ['dinf'],
  dinf: ['dref'],
};
const mostBoxes = 4096;
/** Cutting programs write some dozens of edits of 12 or 20 bytes. */
const mostEditListBytes = 262_144;

/** Reads edit lists, and whether all frames lie in the file itself. Headers that say how long the film is aren't believed. */
export async function readMp4Movie(read: BlockReader, movie: Mp4Box): Promise<Mp4Movie> {
  let boxes = 0;
  let timescale = Number.POSITIVE_INFINITY;
  let longest = 0;
  let edited = 0;

  const visit = async (parent: Mp4Box): Promise<Mp4Movie['kind']> => {
    const wanted = branches[parent.type] ?? [];
    for (let position = parent.content; position + 8 <= parent.end; ) {
      const box = await readBox(read, position, parent.end);
      boxes += 1;
      if (box === null || box.end > parent.end || boxes > mostBoxes) return 'unreadable';
      position = box.end;
      if (!wanted.includes(box.type)) continue;
      if (box.type === 'trak') edited = 0;
      const kind = await visitWanted(box);
      if (kind !== 'movie') return kind;
    }
    return 'movie';
  };
  const visitWanted = async (box: Mp4Box): Promise<Mp4Movie['kind']> => {
    if (box.type === 'dref') return readReferences(read, box);
    if (box.type === 'mvhd') {
      timescale = Math.min(timescale, await readTimescale(read, box));
      return 'movie';
    }
    if (box.type !== 'elst') return visit(box);
    const ticks = await sumEdits(read, box);
    if (ticks === null) return 'unreadable';
    edited += ticks;
    longest = Math.max(longest, edited);
    return 'movie';
  };

  const kind = await visit(movie);
  if (kind !== 'movie') return { kind };
  if (longest === 0) return { kind, presentedSeconds: 0 };
  const presentedSeconds = longest / timescale;
  // Without a movie's header, or on a clock that stands still, nobody can say how long edits play.
  return presentedSeconds > 0 && Number.isFinite(presentedSeconds)
    ? { kind, presentedSeconds }
    : { kind: 'unreadable' };
}

/** Ticks a second of the movie's header (8.2.2); 0 where it doesn't say. */
async function readTimescale(read: BlockReader, { content, end }: Mp4Box): Promise<number> {
  const header = await read(content, Math.min(24, end - content));
  const at = header[0] === 1 ? 20 : 12;
  return header.length < at + 4 ? 0 : header.readUInt32BE(at);
}

/** Ticks that an edit list plays, waiting and standing still included (8.6.6); null where it can't be read. */
async function sumEdits(read: BlockReader, { content, end }: Mp4Box): Promise<number | null> {
  if (end - content > mostEditListBytes) return null;
  const list = await read(content, end - content);
  if (list.length < 8) return null;
  const long = list[0] === 1;
  const entryBytes = long ? 20 : 12;
  const count = list.readUInt32BE(4);
  if (8 + count * entryBytes > list.length) return null;
  let ticks = 0;
  for (let at = 8; at < 8 + count * entryBytes; at += entryBytes)
    ticks += long ? Number(list.readBigUInt64BE(at)) : list.readUInt32BE(at);
  return ticks;
}

/** Each entry must say that the frames lie in this very file (8.7.2). */
async function readReferences(read: BlockReader, list: Mp4Box): Promise<'movie' | 'unreadable' | 'external'> {
  for (let position = list.content + 8, seen = 0; position + 8 <= list.end; seen += 1) {
    const entry = seen < 64 ? await readBox(read, position, list.end) : null;
    if (entry === null || entry.end > list.end || entry.end - entry.content < 4) return 'unreadable';
    const flags = await read(entry.content, 4);
    if (((flags[3] ?? 0) & 1) === 0) return 'external';
    position = entry.end;
  }
  return 'movie';
}
