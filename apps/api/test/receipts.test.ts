import { createPublicKey, verify } from 'node:crypto';
import { completeMetadata, depositComplete } from '@palmares/contest/testing';
import { openReceiptPrinter } from '@palmares/report/receipt/receipt-printer';
import { canonicalJson } from '@palmares/rules/canonical-json';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { attachReceipt } from '../src/mail/attach-receipt.ts';
import { type ApiServer, ask, beginDraft, secretariatKey, startApi } from './api-server.ts';
import { deposit, putDossier, sha256 } from './candidate.ts';
import { smallPdf } from './small-pdf.ts';

const keysSchema = z.strictObject({
  keys: z.array(
    z.strictObject({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      use: z.literal('sig'),
      alg: z.literal('EdDSA'),
    }),
  ),
});

let api: ApiServer;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api[Symbol.asyncDispose]());

const keysOf = async () => {
  const answer = await ask(api, 'GET', '/.well-known/jwks.json');
  return { answer, set: keysSchema.parse(answer.body) };
};

function decode(encoded: string): string {
  return Buffer.from(encoded, 'base64url').toString();
}

/** A deposit made over HTTP from the first byte to the last. */
async function depositSmallPdf() {
  const draft = await beginDraft(api, completeMetadata());
  const { id, code, depositKey: key } = draft;
  const dossier = smallPdf(1_000);
  await putDossier(api, draft, dossier);
  const deposited = await deposit(api, draft);
  if (deposited.status !== 200) throw new Error(deposited.text);
  const receipt = (path = '', accept?: string) =>
    ask(api, 'GET', `/applications/${id}/receipt${path}`, {
      key,
      ...(accept === undefined ? {} : { headers: { Accept: accept } }),
    });
  return { draft, id, code, key, dossier, receipt, body: deposited.body };
}

test('keys are published before the first deposit, to be kept for an hour', async () => {
  const { answer, set } = await keysOf();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
  expect(set.keys).toHaveLength(1);
  expect((await keysOf()).set).toEqual(set);
});

test('anybody checks a signed receipt with the published keys, and finds the bytes that were sent', async () => {
  const { dossier, receipt, body } = await depositSmallPdf();
  const signed = await receipt('', 'application/jose');
  expect(signed.headers.get('content-type')).toBe('application/jose');
  // With nothing but what RFC 7515 says, as a stranger to this software would.
  const [header = '', payload = '', signature = ''] = signed.text.split('.');
  const { kid, ...protectedHeader } = JSON.parse(decode(header));
  expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'palmares-receipt+jws' });
  const jwk = (await keysOf()).set.keys.find((key) => key.kid === kid);
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  const isSigned = (text: string) =>
    verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  expect(isSigned(`${header}.${payload}`)).toBe(true);
  expect(isSigned(`${header}.${payload}A`)).toBe(false);
  const said = decode(payload);
  expect(said).toBe(canonicalJson(body));
  expect(JSON.parse(said)).toMatchObject({
    dossier: { bytes: 1_000, sha256: sha256(dossier) },
  });
});

test('a receipt comes as JSON, PDF or JWS, by Accept or by a link', async () => {
  const { code, receipt, body } = await depositSmallPdf();
  const json = await receipt();
  expect(json.body).toEqual(body);
  expect((await receipt('?format=json', 'application/pdf')).body).toEqual(body);
  for (const pdf of [await receipt('', 'application/pdf'), await receipt('?format=pdf', 'text/html')]) {
    expect(pdf.status).toBe(200);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toContain(`filename="accuse-${code}-v1.pdf"`);
    expect(pdf.text).toMatch(/^%PDF-/);
  }
  const signed = await receipt('?format=jose');
  expect(signed.headers.get('content-disposition')).toContain(`filename="accuse-${code}-v1.jose"`);
  expect((await receipt('', 'application/pdf')).text).toContain(signed.text);
  expect(signed.text).toBe((await receipt('', 'application/jose')).text);

  const refused = await receipt('', 'text/html');
  expect(refused.status).toBe(406);
  expect(refused.body).toMatchObject({ type: '/problems/not-acceptable' });
  for (const { headers } of [json, signed, refused]) {
    expect(headers.get('vary')).toBe('Accept');
    expect(headers.get('cache-control')).toBe('no-store');
  }
  expect((await receipt('?format=xml')).body).toMatchObject({ errors: [{ parameter: 'format' }] });
});

test('each version can be had in each form', async () => {
  const { draft, id, key, code, receipt } = await depositSmallPdf();
  await ask(api, 'PATCH', `/applications/${id}`, { key, json: { title: 'Un autre titre' } });
  await deposit(api, draft);
  const [first, last] = [await receipt('?version=1&format=jose'), await receipt('?format=jose')];
  expect(first.text).not.toBe(last.text);
  expect((await receipt('?version=2&format=jose')).text).toBe(last.text);
  const pdf = await receipt('?version=1&format=pdf');
  expect(pdf.headers.get('content-disposition')).toContain(`accuse-${code}-v1.pdf`);
  expect(pdf.text).toContain(first.text);
});

test('the secretariat can read a receipt, nobody else', async () => {
  const { id, body } = await depositSmallPdf();
  const secretariat = await secretariatKey(api);
  const other = await depositComplete(api.contest);
  const get = (key?: string) =>
    ask(api, 'GET', `/applications/${id}/receipt`, key === undefined ? {} : { key });
  expect((await get(secretariat)).body).toEqual(body);
  for (const key of [undefined, 'wrong', other.depositKey]) expect((await get(key)).status).toBe(401);
});

test('the private key is in no answer, no description and no line of the log', async () => {
  const { receipt } = await depositSmallPdf();
  const answers = [
    (await keysOf()).answer,
    await receipt(),
    await receipt('?format=pdf'),
    await receipt('?format=jose'),
    await receipt('', 'text/html'),
    await ask(api, 'GET', '/openapi.json'),
    await ask(api, 'GET', '/.well-known/jwks.json?d=1'),
  ];
  const rows = await api.contest.db.selectFrom('signingKeys').select('privateJwk').execute();
  expect(rows).toHaveLength(1);
  const { d } = z.object({ d: z.string().min(40) }).parse(JSON.parse(rows[0]?.privateJwk ?? ''));
  const raw = Buffer.from(d, 'base64url');
  for (const { text, headers } of answers) {
    const said = text + JSON.stringify([...headers]);
    for (const form of [d, raw.toString('hex'), raw.toString('base64'), '"d":']) {
      expect(said).not.toContain(form);
      expect(api.logged()).not.toContain(form);
    }
  }
  expect(JSON.stringify(api.logged())).not.toContain('privateJwk');
});

test('the forms of a receipt and the keys are in the description', async () => {
  const { body } = await ask(api, 'GET', '/openapi.json');
  expect(body).toMatchObject({
    paths: {
      '/.well-known/jwks.json': { get: { responses: { '200': { content: { 'application/json': {} } } } } },
      '/applications/{id}/receipt': {
        get: {
          responses: {
            '200': { content: { 'application/json': {}, 'application/pdf': {}, 'application/jose': {} } },
            '406': {},
          },
        },
      },
    },
  });
});

test('a mailed receipt is the very file that can be downloaded', async () => {
  const { id, code, key } = await depositSmallPdf();
  await using receiptPrinter = openReceiptPrinter();
  const deps = { contest: api.contest, publicUrl: 'https://palmares.test/', receiptPrinter };
  const [attached, ...others] = await attachReceipt(deps, { applicationId: id, receiptVersion: 1 });
  expect(others).toEqual([]);
  expect(attached).toMatchObject({ filename: `accuse-${code}-v1.pdf`, contentType: 'application/pdf' });
  const address = `${api.address}/applications/${id}/receipt?format=pdf`;
  const downloaded = await fetch(address, { headers: { Authorization: `Bearer ${key}` } });
  expect(Buffer.compare(attached?.content ?? Buffer.of(), await downloaded.bytes())).toBe(0);
  expect(await attachReceipt(deps, { applicationId: id, receiptVersion: null })).toEqual([]);
  expect(await attachReceipt(deps, { applicationId: id, receiptVersion: 2 })).toEqual([]);
});
