import type { Receipt } from '@palmares/rules/receipt';

/** What a printed receipt says of one deposit (Art. 3). */
export type PrintableReceipt = Omit<Receipt, 'edition'>;

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
