import { createBitWriter } from './bit-writer.ts';
import { nalSample, nalUnit } from './nal-unit.ts';
import type { Macroblock, Picture } from './picture.ts';

/** A coded picture's size in macroblocks of 16 × 16 pixels. */
export type CodedSize = { readonly columns: number; readonly rows: number };

const profile = [66, 0xc0, 41] as const;
const frameNumberBits = 8;

/** The codec string of everything this file writes: constrained baseline, level 4.1. */
export const codecString = 'avc1.42C029';

/** The AVCDecoderConfigurationRecord of ISO/IEC 14496-15, 5.3.3.1: one sequence and one picture parameter set. */
export function decoderConfiguration(size: CodedSize): Uint8Array {
  const sequence = nalUnit(0x67, sequenceParameters(size));
  const picture = nalUnit(0x68, pictureParameters());
  const withLength = (unit: Uint8Array): number[] => [unit.length >> 8, unit.length & 255, ...unit];
  return Uint8Array.from([1, ...profile, 0xff, 0xe1, ...withLength(sequence), 1, ...withLength(picture)]);
}

/** The first frame: every macroblock raw (I_PCM), so that no transform is needed (clause 7.3.5). */
export function encodeKeyFrame({ columns, rows }: CodedSize, picture: Picture): Uint8Array {
  const slice = createBitWriter();
  slice.unsigned(0); // first_mb_in_slice
  slice.unsigned(7); // slice_type: I, the whole picture
  slice.unsigned(0); // pic_parameter_set_id
  slice.bits(0, frameNumberBits);
  slice.unsigned(0); // idr_pic_id
  slice.bits(0, 2); // no_output_of_prior_pics_flag, long_term_reference_flag
  closeSliceHeader(slice);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      slice.unsigned(25); // mb_type: I_PCM
      slice.alignedBytes(picture(column, row));
    }
  }
  return nalSample(0x65, slice.finish());
}

/** A later frame: all as before (P_Skip), but for at most one macroblock, counted in reading order. */
export function encodeNextFrame(
  { columns, rows }: CodedSize,
  frame: number,
  change?: { readonly position: number; readonly samples: Macroblock },
): Uint8Array {
  const slice = createBitWriter();
  slice.unsigned(0); // first_mb_in_slice
  slice.unsigned(5); // slice_type: P, the whole picture
  slice.unsigned(0); // pic_parameter_set_id
  slice.bits(frame % 2 ** frameNumberBits, frameNumberBits);
  slice.bits(0, 3); // no override of references, no reordering, sliding window
  closeSliceHeader(slice);
  const total = columns * rows;
  slice.unsigned(change?.position ?? total); // mb_skip_run
  if (change !== undefined) {
    slice.unsigned(30); // mb_type: I_PCM within P
    slice.alignedBytes(change.samples);
    const rest = total - change.position - 1;
    if (rest > 0) slice.unsigned(rest);
  }
  return nalSample(0x61, slice.finish());
}

function closeSliceHeader(slice: ReturnType<typeof createBitWriter>): void {
  slice.signed(0); // slice_qp_delta
  slice.unsigned(1); // disable_deblocking_filter_idc: raw samples stay as they are
}

function sequenceParameters({ columns, rows }: CodedSize): Uint8Array {
  const set = createBitWriter();
  for (const byte of profile) set.bits(byte, 8);
  set.unsigned(0); // seq_parameter_set_id
  set.unsigned(frameNumberBits - 4); // log2_max_frame_num_minus4
  set.unsigned(2); // pic_order_cnt_type: shown in the order of coding
  set.unsigned(1); // max_num_ref_frames
  set.bits(0, 1); // gaps_in_frame_num_value_allowed_flag
  set.unsigned(columns - 1);
  set.unsigned(rows - 1);
  set.bits(0b1100, 4); // frames only, direct_8x8_inference, no cropping, no VUI
  return set.finish();
}

function pictureParameters(): Uint8Array {
  const set = createBitWriter();
  set.unsigned(0); // pic_parameter_set_id
  set.unsigned(0); // seq_parameter_set_id
  set.bits(0, 2); // CAVLC, no bottom field order
  set.unsigned(0); // one slice group
  set.unsigned(0); // num_ref_idx_l0_default_active_minus1
  set.unsigned(0); // num_ref_idx_l1_default_active_minus1
  set.bits(0, 3); // no weighted prediction
  set.signed(0); // pic_init_qp_minus26
  set.signed(0); // pic_init_qs_minus26
  set.signed(0); // chroma_qp_index_offset
  set.bits(0b100, 3); // deblocking control present; no constrained intra, no redundant pictures
  return set.finish();
}
