/** How the units of a frame are written: bytes of the length in front of each, and which codec they are of. */
export type NalFormat = { readonly codec: 'avc' | 'hevc'; readonly lengthBytes: number };

/** Reads how long lengths are from a decoder's configuration (ISO/IEC 14496-15, 5.3.3.1 and 8.3.3.1); null where it says nothing. */
export function readNalFormat(codec: string | null, configuration: Uint8Array | undefined): NalFormat | null {
  if (codec !== 'avc' && codec !== 'hevc') return null;
  const byte = configuration?.[codec === 'avc' ? 4 : 21];
  return byte === undefined ? null : { codec, lengthBytes: (byte & 3) + 1 };
}

/** Whether a frame is nothing but whole units, and holds one that a decoder knows: zeros and noise are not. */
export function holdsNalUnits(frame: Uint8Array, { codec, lengthBytes }: NalFormat): boolean {
  let known = false;
  let position = 0;
  while (position < frame.length) {
    if (position + lengthBytes > frame.length) return false;
    let length = 0;
    for (let index = 0; index < lengthBytes; index += 1)
      length = length * 256 + (frame[position + index] ?? 0);
    position += lengthBytes;
    if (position + length > frame.length) return false;
    const head = frame[position];
    if (length > 0 && head !== undefined) {
      // Its first bit is always 0 (H.264 and H.265, 7.3.1); H.264 leaves type 0 to others.
      if (head > 127) return false;
      known ||= codec === 'hevc' || (head & 31) !== 0;
    }
    position += length;
  }
  return known;
}
