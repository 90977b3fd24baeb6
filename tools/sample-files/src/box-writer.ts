import { joinBytes } from './nal-unit.ts';

/** A whole box of an MP4: size, type and content (ISO/IEC 14496-12, 4.2). */
export function box(type: string, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const size = content.reduce((sum, part) => sum + part.length, 8);
  return joinBytes([words(size), text(type), ...content]);
}

/** A box with a version and flags of 24 bits. */
export function fullBox(
  type: string,
  version: number,
  flags: number,
  ...content: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> {
  return box(type, words(version * 0x100_0000 + flags), ...content);
}

/** Numbers of 32 bits, the most significant byte first; negative ones in two's complement. */
export function words(...values: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setUint32(index * 4, value));
  return bytes;
}

/** Numbers of 64 bits. */
export function longWords(...values: readonly (number | bigint)[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setBigUint64(index * 8, BigInt(value)));
  return bytes;
}

/** Numbers of 16 bits. */
export function halfWords(...values: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setUint16(index * 2, value));
  return bytes;
}

/** One byte for each character. */
export function text(value: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(value, 'latin1'));
}

/** The same box with other numbers of 32 bits from an offset on: what it says changes, its size does not. */
export function overwrite(at: number, ...values: readonly number[]) {
  return (written: Uint8Array): Uint8Array => {
    const changed = Uint8Array.from(written);
    changed.set(words(...values), at);
    return changed;
  };
}
