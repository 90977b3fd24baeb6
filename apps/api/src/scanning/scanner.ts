import type { Readable } from 'node:stream';
import type { ScanVerdict } from '@palmares/contest/acts/record-scan';

/** The antivirus, as this process reaches it. */
export type Scanner = {
  /** What it says of a file's bytes. Throws ScannerError when it can't say or is stopped, an error of `file` when that breaks. */
  scan(file: Readable, stopping?: AbortSignal): Promise<ScanVerdict>;
  /** Throws ScannerError when the antivirus doesn't answer. */
  ping(): Promise<void>;
};

/** The antivirus is away, or could not look at a file this time. */
export class ScannerError extends Error {
  override readonly name = 'ScannerError';
}
