/** Where a box of an MP4 lies: its first byte, its header's length and its whole size. */
export type BoxPlace = {
  readonly type: string;
  readonly start: number;
  readonly header: number;
  readonly size: number;
};

/** The boxes that follow each other between two offsets (ISO/IEC 14496-12, 4.2); stops at the first that doesn't fit. */
function listBoxes(file: Uint8Array, from = 0, until = file.length): readonly BoxPlace[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const places: BoxPlace[] = [];
  for (let start = from; start + 8 <= until; ) {
    const short = view.getUint32(start);
    const size = short === 1 ? Number(view.getBigUint64(start + 8)) : short;
    places.push({
      type: latin(file.subarray(start + 4, start + 8)),
      start,
      header: short === 1 ? 16 : 8,
      size,
    });
    if (size < 8) break;
    start += size;
  }
  return places;
}

/** Every box at a path such as `['moov', 'trak', 'mdia']`. */
export function findBoxes(file: Uint8Array, path: readonly string[]): readonly BoxPlace[] {
  return path.reduce<readonly BoxPlace[]>(
    (parents, type, depth) =>
      parents
        .flatMap((box) => listBoxes(file, depth === 0 ? 0 : box.start + box.header, box.start + box.size))
        .filter((box) => box.type === type),
    [{ type: 'file', start: 0, header: 0, size: file.length }],
  );
}

/** The one box at a path; an Error if there is none. */
export function findBox(file: Uint8Array, path: readonly string[]): BoxPlace {
  const [box] = findBoxes(file, path);
  if (box === undefined) throw new Error(`The MP4 has no box ${path.join('/')}`);
  return box;
}

/** Writes ASCII text, such as a box's type or a brand, over the bytes at an offset. */
export function writeType(file: Uint8Array, offset: number, type: string): void {
  file.set(new TextEncoder().encode(type), offset);
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
