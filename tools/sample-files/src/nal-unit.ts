/**
 * One NAL unit as an MP4 sample holds it (ISO/IEC 14496-15): a length of four bytes, the header, and the payload
 * with emulation prevention (H.264, clause 7.4.1.1).
 */
export function nalSample(header: number, payload: Uint8Array): Uint8Array {
  const unit = nalUnit(header, payload);
  const sample = new Uint8Array(4 + unit.length);
  new DataView(sample.buffer).setUint32(0, unit.length);
  sample.set(unit, 4);
  return sample;
}

/** A NAL unit without its length, as the decoder configuration wants it. */
export function nalUnit(header: number, payload: Uint8Array): Uint8Array {
  const bytes = [header];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      bytes.push(3);
      zeros = 0;
    }
    bytes.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(bytes);
}

/** Several samples' parts as one. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
