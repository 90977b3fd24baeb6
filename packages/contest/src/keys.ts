import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, shown once to whom it is for; only its hash is kept. */
export function makeKey(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex: enough for a key that can't be guessed, and found by an index. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
