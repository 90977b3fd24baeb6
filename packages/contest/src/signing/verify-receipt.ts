import type { Receipt } from '@palmares/rules/receipt';
import { compactVerify, errors, importJWK } from 'jose';
import { z } from 'zod';
import type { PublicKeys } from './public-keys.ts';
import { receiptSchema } from './receipt-schema.ts';
import { RECEIPT_TYPE } from './sign-receipt.ts';

export type VerifyReceiptOutcome =
  | { readonly kind: 'valid'; readonly kid: string; readonly receipt: Receipt }
  /** Not a compact JWS at all. */
  | { readonly kind: 'malformed' }
  /** A JWS, but of none of these keys. */
  | { readonly kind: 'unknown-key'; readonly kid: string }
  /** It names one of these keys, which did not sign this. */
  | { readonly kind: 'tampered' }
  /** Signed with one of these keys, and something other than a receipt. */
  | { readonly kind: 'not-a-receipt' };

// 64 bytes of signature are 86 characters, the last of which has four bits left over. They must be zero: otherwise
// sixteen texts would be the same signature, and a changed character could go unnoticed.
const COMPACT = /^([\w-]+)\.([\w-]+)\.[\w-]{85}[AQgw]$/;

const headerSchema = z.strictObject({ alg: z.literal('EdDSA'), kid: z.string(), typ: z.string() });

/** Whether a signed receipt is one that the holder of one of `keys` gave, to the letter. */
export async function verifyReceipt(jws: string, { keys }: PublicKeys): Promise<VerifyReceiptOutcome> {
  const encoded = COMPACT.exec(jws)?.[1];
  const header = headerSchema.safeParse(encoded === undefined ? undefined : decodeJson(encoded)).data;
  if (!header) return { kind: 'malformed' };
  const key = keys.find(({ kid }) => kid === header.kid);
  if (!key) return { kind: 'unknown-key', kid: header.kid };
  const payload = await verify(jws, await importJWK({ ...key }, 'EdDSA'));
  if (payload === null) return { kind: 'tampered' };
  const receipt = receiptSchema.safeParse(parseJson(new TextDecoder().decode(payload))).data;
  if (header.typ !== RECEIPT_TYPE || !receipt) return { kind: 'not-a-receipt' };
  return { kind: 'valid', kid: key.kid, receipt };
}

async function verify(jws: string, key: Awaited<ReturnType<typeof importJWK>>): Promise<Uint8Array | null> {
  try {
    return (await compactVerify(jws, key, { algorithms: ['EdDSA'] })).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

function decodeJson(encoded: string): unknown {
  return parseJson(Buffer.from(encoded, 'base64url').toString());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
