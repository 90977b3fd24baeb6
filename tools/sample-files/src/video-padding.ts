import { nalSample } from './nal-unit.ts';
import { makeNoise } from './noise.ts';

/** What to put before and after a frame's picture so that the whole file has the size that was asked for. */
export type VideoPadding = {
  readonly before: (frame: number) => Uint8Array;
  readonly after: (frame: number) => Uint8Array;
};

const smallestFiller = 6;
const smallestMessage = 32;
const nothing = new Uint8Array(0);

/**
 * Spreads `bytes` over the frames as user data (SEI, H.264 D.1.7) that differs from place to place, so that a piece
 * that was stored at the wrong offset changes the hash; a filler unit (7.3.2.7) in the last frame brings the exact
 * rest. Throws a RangeError for 1 to 5 bytes, which no unit can fill.
 */
export function planVideoPadding(bytes: number, frames: number, seed: number): VideoPadding {
  const payload = messagePayload(bytes, frames);
  const rest = bytes - (payload === 0 ? 0 : frames * messageSize(payload));
  if (rest < 0 || (rest > 0 && rest < smallestFiller)) {
    throw new RangeError(`A video cannot be padded by ${bytes} bytes`);
  }
  const noise = makeNoise(payload === 0 ? 0 : payload + 65_536, seed).map((byte) => byte | 128);
  return {
    before: (frame) => (payload === 0 ? nothing : userData(noise, payload, (frame * 251) % 65_521)),
    after: (frame) => (rest === 0 || frame !== frames - 1 ? nothing : filler(rest)),
  };
}

function messagePayload(bytes: number, frames: number): number {
  const fits = (payload: number): boolean => {
    const rest = bytes - frames * messageSize(payload);
    return rest === 0 || rest >= smallestFiller;
  };
  let payload = Math.floor(bytes / frames) - 8;
  while (payload >= smallestMessage && !fits(payload)) payload -= 1;
  return payload >= smallestMessage ? payload : 0;
}

/** Length, header, type, the size in bytes of 255, payload and trailing bits. */
function messageSize(payload: number): number {
  return 4 + 1 + 1 + Math.floor(payload / 255) + 1 + payload + 1;
}

function userData(noise: Uint8Array, payload: number, offset: number): Uint8Array {
  const sample = new Uint8Array(messageSize(payload));
  new DataView(sample.buffer).setUint32(0, sample.length - 4);
  const full = Math.floor(payload / 255);
  sample.set([0x06, 5], 4);
  sample.fill(255, 6, 6 + full);
  sample[6 + full] = payload % 255;
  // Every byte of the noise is 128 or more, so that it needs no emulation prevention.
  sample.set(noise.subarray(offset, offset + payload), 7 + full);
  sample[sample.length - 1] = 0x80;
  return sample;
}

function filler(bytes: number): Uint8Array {
  const payload = new Uint8Array(bytes - 5).fill(255);
  payload[payload.length - 1] = 0x80;
  return nalSample(0x0c, payload);
}
