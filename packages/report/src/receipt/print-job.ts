import type { PrintableReceipt, ReceiptPrint } from './printable-receipt.ts';

/** What the thread is asked, and what it answers: the PDF, or why there is none. */
export type PrintJob = {
  readonly id: number;
  readonly receipt: PrintableReceipt;
  readonly print: ReceiptPrint;
};
export type PrintAnswer = { readonly id: number } & (
  | { readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly failure: string }
);
