/** Bits in the order of ITU-T H.264, clause 7.2 and 9.1: most significant first, with Exp-Golomb numbers. */
export type BitWriter = {
  readonly bits: (value: number, count: number) => void;
  /** ue(v) of clause 9.1. */
  readonly unsigned: (value: number) => void;
  /** se(v) of clause 9.1.1. */
  readonly signed: (value: number) => void;
  /** Whole bytes, after filling the open byte with zero bits (pcm_alignment_zero_bit). */
  readonly alignedBytes: (bytes: Uint8Array) => void;
  /** Closes the payload with rbsp_trailing_bits and gives it. */
  readonly finish: () => Uint8Array;
};

/** Starts an empty raw byte sequence payload. */
export function createBitWriter(): BitWriter {
  const bytes: number[] = [];
  let open = 0;
  let filled = 0;

  const bit = (value: number): void => {
    open = (open << 1) | value;
    filled += 1;
    if (filled === 8) {
      bytes.push(open);
      open = 0;
      filled = 0;
    }
  };
  const bits = (value: number, count: number): void => {
    for (let shift = count - 1; shift >= 0; shift -= 1) bit((value >>> shift) & 1);
  };
  const unsigned = (value: number): void => {
    const length = 32 - Math.clz32(value + 1);
    bits(0, length - 1);
    bits(value + 1, length);
  };
  const align = (): void => {
    if (filled !== 0) bits(0, 8 - filled);
  };

  return {
    bits,
    unsigned,
    signed: (value) => unsigned(value > 0 ? 2 * value - 1 : -2 * value),
    alignedBytes: (added) => {
      align();
      for (const byte of added) bytes.push(byte);
    },
    finish: () => {
      bit(1);
      align();
      return Uint8Array.from(bytes);
    },
  };
}
