import type { SigningKeyRow } from '@palmares/db/signing-keys';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

/** A new Ed25519 key, named by its thumbprint (RFC 7638). The private half goes into the database and nowhere else. */
export async function makeSigningKey(createdAt: string): Promise<SigningKeyRow> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const named = { ...publicJwk, kid, use: 'sig', alg: 'EdDSA' };
  return {
    kid,
    privateJwk: JSON.stringify(await exportJWK(privateKey)),
    publicJwk: JSON.stringify(named),
    createdAt,
  };
}
