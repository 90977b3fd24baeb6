import type { FileRow } from '@palmares/db/applications';

/** One file as its receipt attests it. `sha256` is in hex. */
export type ReceiptFile = { readonly bytes: number; readonly sha256: string };

/**
 * Proof of one deposit (Art. 3): which application, which version, when by the server's clock (RFC 3339, in UTC and
 * in Paris time), and the digest of each file. Kept as it was given; a later deposit has a receipt of its own.
 */
export type Receipt = {
  readonly edition: string;
  readonly rehearsal: boolean;
  readonly application: string;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly organisation: string;
  readonly entries: readonly { readonly code: string; readonly category: string }[];
  readonly depositedAt: string;
  readonly depositedAtParis: string;
  readonly dossier: ReceiptFile & { readonly pages: number };
  readonly video: (ReceiptFile & { readonly seconds: number }) | null;
  /** What examined the files, and its version. */
  readonly validator: string;
};

/** A receipt as the database keeps it. */
export function readReceipt(text: string): Receipt {
  const receipt: Receipt = JSON.parse(text);
  return receipt;
}

export function dossierOnReceipt(file: FileRow): Receipt['dossier'] {
  return { bytes: file.bytes, sha256: file.sha256, pages: file.pages ?? 0 };
}

export function videoOnReceipt(file: FileRow): Receipt['video'] {
  return { bytes: file.bytes, sha256: file.sha256, seconds: Number(file.seconds) };
}

/** The instant in Paris with its offset (RFC 3339). */
export function parisTime(instant: Temporal.Instant): string {
  return instant.toString({ timeZone: 'Europe/Paris', fractionalSecondDigits: 3 });
}
