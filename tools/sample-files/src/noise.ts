/** Bytes that no compressor shrinks, the same for the same seed (xorshift32). */
export function makeNoise(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const noise = new Uint8Array(length);
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  for (let index = 0; index < length; index += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    noise[index] = (state >>> 8) & 255;
  }
  return noise;
}
