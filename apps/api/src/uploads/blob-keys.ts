import { randomBytes } from 'node:crypto';

/** What every key of a stored file looks like. */
export const BLOB_KEY = /^[0-9a-f]{32}$/;

/** A new key: 128 random bits, so that none is ever given twice. */
export function makeBlobKey(): string {
  return randomBytes(16).toString('hex');
}

/** Throws for a key that no store made: it must not name a file or an object that isn't one. */
export function requireBlobKey(key: string): string {
  if (!BLOB_KEY.test(key)) throw new TypeError('a blob key is 32 hexadecimal digits');
  return key;
}
