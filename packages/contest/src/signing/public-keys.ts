import { listSigningKeys } from '@palmares/db/signing-keys';
import { z } from 'zod';
import type { Contest } from '../contest.ts';
import { openSigner } from './signer.ts';

/** The public half of an Ed25519 key (RFC 8037), as a set of keys names it. */
const publicKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[\w-]{43}$/),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
});

export type PublicKey = Readonly<z.output<typeof publicKeySchema>>;

/** The keys that receipts can be checked with (RFC 7517). */
export type PublicKeys = { readonly keys: readonly PublicKey[] };

/** Every key that ever signed, the one in use first; empty where nothing was signed yet. */
export async function listPublicKeys(contest: Contest): Promise<PublicKeys> {
  const rows = await listSigningKeys(contest.db);
  // Parsed, and so stripped: whatever the row held, nothing but a public key leaves.
  return { keys: rows.map(({ publicJwk }) => publicKeySchema.parse(JSON.parse(publicJwk))) };
}

/** The same, never empty: what is published first is kept by caches, and must name the key of the first receipt. */
export async function publishPublicKeys(contest: Contest): Promise<PublicKeys> {
  await openSigner(contest);
  return listPublicKeys(contest);
}

/** A published set of keys, from a file or an address; keys of other kinds in it are left aside. Null: it is none. */
export function parsePublicKeys(value: unknown): PublicKeys | null {
  const set = z.object({ keys: z.array(z.unknown()) }).safeParse(value);
  if (!set.success) return null;
  return { keys: set.data.keys.flatMap((key) => publicKeySchema.safeParse(key).data ?? []) };
}
