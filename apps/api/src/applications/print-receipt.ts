import type { SignedReceipt } from '@palmares/contest/views/signed-receipt';
import { nameReceiptFile } from '@palmares/report/receipt/printable-receipt';
import type { ApiDeps } from '../api-env.ts';

/** Where the keys are that receipts can be checked with. */
export const KEYS_PATH = '/.well-known/jwks.json';

/** A receipt as a PDF, and the name of its file. Made in a thread of its own, on demand: no deposit waits for it. */
export async function printReceipt(
  { contest, publicUrl, receiptPrinter }: Pick<ApiDeps, 'contest' | 'publicUrl' | 'receiptPrinter'>,
  { receipt, jws }: SignedReceipt,
): Promise<{ readonly fileName: string; readonly pdf: Uint8Array<ArrayBuffer> }> {
  const { name, categories } = contest.edition;
  const pdf = await receiptPrinter.print(receipt, {
    jws,
    keysUrl: publicUrl.replace(/\/+$/, '') + KEYS_PATH,
    edition: { name, categories: categories.map(({ slug, name }) => ({ slug, name })) },
  });
  return { fileName: `${nameReceiptFile(receipt)}.pdf`, pdf };
}
