import { createPrivateKey, sign } from 'node:crypto';
import type { Receipt } from '@palmares/rules/receipt';
import { assert, asyncProperty, constantFrom, integer, nat } from 'fast-check';
import { CompactSign, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { makeSigningKey } from './make-signing-key.ts';
import { type PublicKeys, parsePublicKeys } from './public-keys.ts';
import { verifyReceipt } from './verify-receipt.ts';

const receipt: Receipt = {
  edition: 'gpi-2022',
  rehearsal: false,
  application: 'a1',
  code: 'GPI-0012',
  version: 2,
  title: 'Guichet «\u00a0été\u00a0» 🚐',
  organisation: 'CAF du Nord',
  entries: [{ code: 'SOC-012', category: 'innovation-sociale' }],
  depositedAt: '2022-04-01T21:29:59.123Z',
  depositedAtParis: '2022-04-01T23:29:59.123+02:00',
  dossier: { bytes: 1_000, sha256: 'ab'.repeat(32), pages: 3 },
  video: { bytes: 5_000, sha256: 'cd'.repeat(32), seconds: 12.48 },
  validator: 'test',
};

const row = await makeSigningKey('2022-01-01T00:00:00.000Z');
const other = await makeSigningKey('2022-01-01T00:00:00.000Z');
const keysOf = (...rows: { publicJwk: string }[]): PublicKeys =>
  parsePublicKeys({ keys: rows.map(({ publicJwk }) => JSON.parse(publicJwk)) }) ?? { keys: [] };
const keys = keysOf(other, row);

// By jose, so that two implementations have to agree on what a signed receipt is.
const signWith = async (from: typeof row, header: object, payload: unknown = receipt) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: from.kid, typ: 'palmares-receipt+jws', ...header })
    .sign(await importJWK(JSON.parse(from.privateJwk), 'EdDSA'));

describe('a signed receipt', async () => {
  const jws = await signWith(row, {});

  test('is valid with the key that it names, among others', async () => {
    expect(await verifyReceipt(jws, keys)).toEqual({ kind: 'valid', kid: row.kid, receipt });
  });

  test('of a key that is not published is not', async () => {
    expect(await verifyReceipt(jws, keysOf(other))).toEqual({ kind: 'unknown-key', kid: row.kid });
    expect(await verifyReceipt(jws, { keys: [] })).toMatchObject({ kind: 'unknown-key' });
  });

  test('that claims another key is tampered with', async () => {
    const claimed = await signWith(other, { kid: row.kid });
    expect(await verifyReceipt(claimed, keys)).toEqual({ kind: 'tampered' });
  });

  test('is refused once any of its bytes is another', async () => {
    await assert(
      asyncProperty(nat(jws.length - 1), integer({ min: 1, max: 255 }), async (at, flipped) => {
        const bytes = Buffer.from(jws);
        bytes[at] = (bytes[at] ?? 0) ^ flipped;
        expect((await verifyReceipt(bytes.toString('latin1'), keys)).kind).not.toBe('valid');
      }),
      { numRuns: 1_000 },
    );
  });

  // The characters that leave the decoded signature as it was are the ones that a lenient decoder overlooks.
  test('is refused with any other last character', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const others = alphabet.split('').filter((character) => character !== jws.at(-1));
    const kinds = await Promise.all(
      others.map(async (last) => (await verifyReceipt(jws.slice(0, -1) + last, keys)).kind),
    );
    expect(kinds).toHaveLength(63);
    expect(kinds).not.toContain('valid');
  });

  test('is refused when anything is left out, added or doubled', async () => {
    await assert(
      asyncProperty(nat(jws.length - 1), constantFrom('', 'A', '=', '.', '\n', ' '), async (at, put) => {
        const changed = jws.slice(0, at) + put + jws.slice(at + (put === '' ? 1 : 0));
        expect((await verifyReceipt(changed, keys)).kind).not.toBe('valid');
      }),
    );
  });
});

test('what is signed with the same key and is no receipt never passes for one', async () => {
  const minutes = await signWith(row, { typ: 'palmares-minutes+jws' });
  expect(await verifyReceipt(minutes, keys)).toEqual({ kind: 'not-a-receipt' });
  expect(await verifyReceipt(await signWith(row, {}, { hello: 1 }), keys)).toEqual({ kind: 'not-a-receipt' });
});

test.each([
  ['nothing', ''],
  ['words', 'bonjour'],
  ['three words', 'a.b.c'],
  ['no algorithm', unsigned({ alg: 'none' })],
  ['a shared secret instead of a key', unsigned({ alg: 'HS256' })],
  ['no key', unsigned({ kid: undefined })],
  ['a key of its own', unsigned({ jwk: JSON.parse(other.publicJwk) })],
  ['what must be understood', unsigned({ crit: ['b64'], b64: false })],
])('%s is malformed', async (_, jws) => {
  expect(await verifyReceipt(jws, keys)).toEqual({ kind: 'malformed' });
});

function unsigned(header: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = encode({ alg: 'EdDSA', kid: row.kid, typ: 'palmares-receipt+jws', ...header });
  const signed = `${head}.${encode(receipt)}`;
  const key = createPrivateKey({ key: JSON.parse(row.privateJwk), format: 'jwk' });
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

test('a set of keys is read for what it has of use, and never keeps a private half', () => {
  const published = parsePublicKeys({
    keys: [{ kty: 'RSA', kid: 'r' }, { ...JSON.parse(row.publicJwk), d: 'secret' }, 'x'],
  });
  expect(published?.keys).toEqual([JSON.parse(row.publicJwk)]);
  expect(parsePublicKeys({ key: [] })).toBeNull();
  expect(parsePublicKeys('keys')).toBeNull();
});
