import type { Receipt } from '@palmares/rules/receipt';
import type { Signer } from './signer.ts';

/** Keeps a signature over anything else from passing for a receipt. */
export const RECEIPT_TYPE = 'palmares-receipt+jws';

/** The receipt as a compact JWS. Ed25519 is deterministic: the same receipt and key give the same text. */
export function signReceipt(signer: Signer, receipt: Receipt): string {
  return signer.sign(RECEIPT_TYPE, receipt);
}
