/** One file as a receipt attests it; `sha256` is in hex. */
type PrintableFile = { readonly bytes: number; readonly sha256: string };

/** What a printed receipt says of one deposit (Art. 3). */
export type PrintableReceipt = {
  readonly rehearsal: boolean;
  readonly application: string;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly organisation: string;
  readonly entries: readonly { readonly code: string; readonly category: string }[];
  /** RFC 3339, in UTC and in Paris time. */
  readonly depositedAt: string;
  readonly depositedAtParis: string;
  readonly dossier: PrintableFile & { readonly pages: number };
  readonly video: (PrintableFile & { readonly seconds: number }) | null;
  readonly validator: string;
};

/** What goes with it on paper. */
export type ReceiptPrint = {
  /** The same receipt, signed: a compact JWS. */
  readonly jws: string;
  /** Where the keys to check it with are published. */
  readonly keysUrl: string;
  readonly edition: {
    readonly name: string;
    readonly categories: readonly { readonly slug: string; readonly name: string }[];
  };
};

/** The name of a receipt's file, without its ending. */
export function nameReceiptFile({ code, version }: Pick<PrintableReceipt, 'code' | 'version'>): string {
  return `accuse-${code}-v${version}`;
}
