import { createPrivateKey, sign } from 'node:crypto';
import type { Database } from '@palmares/db/database';
import { instantText } from '@palmares/db/instant-text';
import { findActiveSigningKey, keepFirstSigningKey, type SigningKeyRow } from '@palmares/db/signing-keys';
import { writeTogether } from '@palmares/db/write-together';
import { canonicalJson } from '@palmares/rules/canonical-json';
import { realClock } from '../clock.ts';
import type { Contest } from '../contest.ts';
import { makeSigningKey } from './make-signing-key.ts';

/** Signs in the name of the contest. The private key stays inside. */
export type Signer = {
  readonly kid: string;
  /** A compact JWS (RFC 7515) over the canonical JSON of `payload`; `typ` says what it is that was signed. */
  readonly sign: (typ: string, payload: unknown) => string;
};

const signers = new WeakMap<Database, Promise<Signer>>();

/**
 * What signs in this contest, with its key made at the first use. It opens a transaction of its own: to be called
 * before an act, not within.
 */
export function openSigner({ db }: Pick<Contest, 'db'>): Promise<Signer> {
  const open = signers.get(db);
  if (open) return open;
  const opening = findOrMakeKey(db).then(createSigner);
  signers.set(db, opening);
  // A database that could not be reached is asked again the next time.
  opening.catch(() => signers.delete(db));
  return opening;
}

async function findOrMakeKey(db: Database): Promise<SigningKeyRow> {
  const active = await findActiveSigningKey(db);
  if (active) return active;
  const made = await makeSigningKey(instantText(realClock()));
  return writeTogether(db, (tx) => keepFirstSigningKey(tx, made));
}

function createSigner({ kid, privateJwk }: SigningKeyRow): Signer {
  const key = createPrivateKey({ key: JSON.parse(privateJwk), format: 'jwk' });
  return {
    kid,
    sign(typ, payload) {
      const signed = `${encode(canonicalJson({ alg: 'EdDSA', kid, typ }))}.${encode(canonicalJson(payload))}`;
      // At once, on this thread: jose would queue for one of the threads that uploads wait for their disk on, and a
      // deposit signs while every other change of the contest waits for it.
      return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
    },
  };
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
