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
