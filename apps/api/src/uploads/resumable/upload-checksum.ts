import { createHash, type Hash } from 'node:crypto';

/** What tus clients may name in `Upload-Checksum`. */
export const checksumAlgorithms = ['sha1', 'sha256'] as const;

/** A checksum to hold one request's bytes against. */
export type ExpectedChecksum = { readonly hash: Hash; readonly expected: Buffer };

/** Reads `Upload-Checksum` (algorithm, space, base64); null where there is none, `malformed` for anything else. */
export function readChecksum(header: string | undefined): ExpectedChecksum | null | 'malformed' {
  if (header === undefined) return null;
  const [name, digest, ...rest] = header.split(' ');
  const algorithm = checksumAlgorithms.find((known) => known === name);
  if (algorithm === undefined || digest === undefined || rest.length > 0) return 'malformed';
  const expected = Buffer.from(digest, 'base64');
  const hash = createHash(algorithm);
  return expected.length === hash.copy().digest().length ? { hash, expected } : 'malformed';
}

/** Whether what was hashed is what was announced. */
export function isExpected({ hash, expected }: ExpectedChecksum): boolean {
  return hash.digest().equals(expected);
}
