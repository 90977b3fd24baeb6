import { assert, asyncProperty, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { PrintableReceipt } from '../src/receipt/printable-receipt.ts';
import { openReceiptPrinter, ReceiptPrintError } from '../src/receipt/receipt-printer.ts';
import { renderReceipt } from '../src/receipt/render-receipt.ts';
import { readPdf } from './read-pdf.ts';

const receipt: PrintableReceipt = {
  rehearsal: false,
  application: '0b8f7c1e-6a1d-4b8c-9a54-2d0c0a9c1f11',
  code: 'GPI-0012',
  version: 2,
  title: 'Un accueil mobile </b> & « œuvre »',
  organisation: 'Caf de l’Exemple',
  entries: [
    { code: 'SOC-012', category: 'innovation-sociale' },
    { code: 'XXX-001', category: 'unheard-of' },
  ],
  depositedAt: '2022-04-01T21:29:59.123Z',
  depositedAtParis: '2022-04-01T23:29:59.123+02:00',
  dossier: { bytes: 4_812_345, sha256: 'ab12'.repeat(16), pages: 1 },
  video: { bytes: 498_123_456, sha256: 'cd34'.repeat(16), seconds: 179.98 },
  validator: 'palmares-file-checks/1',
};

const print = (length = 1_200) => ({
  jws: `eyJhbGciOiJFZERTQSJ9.${'A'.repeat(length - 108)}.${'B'.repeat(86)}`,
  keysUrl: 'https://palmares.example.fr/.well-known/jwks.json',
  edition: { name: 'Grand Prix', categories: [{ slug: 'innovation-sociale', name: 'Innovation sociale' }] },
});

const read = async (change: Partial<PrintableReceipt> = {}, length?: number) =>
  readPdf(await renderReceipt({ ...receipt, ...change }, print(length)));

test('says what was deposited and when, in Paris time first', async () => {
  const { pages } = await read();
  const [attested = ''] = pages;
  for (const said of [
    'Accusé de dépôt',
    'Candidature GPI-0012, version 2',
    'vendredi 1er avril 2022 à 23 h 29 min 59 s (heure de Paris)',
    '2022-04-01T23:29:59.123+02:00',
    '2022-04-01T21:29:59.123Z',
    'Un accueil mobile </b> & « œuvre »',
    'Caf de l’Exemple',
    'SOC-012 : Innovation sociale',
    'XXX-001 : unheard-of',
    '4 812 345 octets (4,59 Mo), 1 page',
    `SHA-256 : ${'ab12'.repeat(16)}`,
    '498 123 456 octets (475,05 Mo), 2 min 59 s',
    `SHA-256 : ${'cd34'.repeat(16)}`,
    'la dernière version complète compte',
  ])
    expect(attested).toContain(said);
  expect((await read({ video: null })).pages[0]).toContain('aucune');
});

test('says how to check it, with a command that can be copied', async () => {
  const { pages } = await read();
  expect(pages).toHaveLength(2);
  expect(pages[1]).toContain(
    'npm run palmares -- receipt verify accuse-GPI-0012-v2.pdf --jwks https://palmares.example.fr/.well-known/jwks.json --dossier dossier.pdf',
  );
});

test('is in French, has a title, its fonts, and no script', async () => {
  const { title, language, fonts, hasScript } = await read();
  expect(title).toBe('Accusé de dépôt GPI-0012, version 2');
  expect(language).toContain('fr-FR');
  expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
  expect(hasScript).toBe(false);
});

test('a rehearsal says so on each page, a real contest nowhere', async () => {
  for (const page of (await read({ rehearsal: true })).pages) expect(page).toContain('Répétition');
  for (const page of (await read()).pages) expect(page).not.toContain('Répétition');
});

test('the signed receipt is in the file as it is, and the same receipt is the same file', async () => {
  const pdf = await renderReceipt(receipt, print());
  expect(Buffer.from(pdf).toString('latin1')).toContain(`(${print().jws})`);
  expect(Buffer.compare(pdf, await renderReceipt(receipt, print()))).toBe(0);
});

test('what is too long for any QR code is told, and still in the file', async () => {
  expect((await read({}, 2_953)).pages[1]).toContain('le code ci-dessous');
  expect((await read({}, 2_954)).pages[1]).toContain('trop long pour');
  const pdf = await renderReceipt(receipt, print(5_000));
  expect(Buffer.from(pdf).toString('latin1')).toContain(print(5_000).jws);
});

test('whatever a title is made of, there is a receipt, of three pages at most', async () => {
  await assert(
    asyncProperty(string({ unit: 'grapheme', maxLength: 300 }), async (title) => {
      const { pages } = await read({ title, organisation: title });
      expect(pages.length).toBeGreaterThanOrEqual(2);
      expect(pages.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 8, examples: [['W'.repeat(300)]] },
  );
});

test('a thread prints the same, several at once, and again after it has rested', async () => {
  await using printer = openReceiptPrinter({ idleMs: 0 });
  const expected = await renderReceipt(receipt, print());
  const second = { ...receipt, version: 3 };
  const printed = await Promise.all([printer.print(receipt, print()), printer.print(second, print())]);
  expect(Buffer.compare(printed[0], expected)).toBe(0);
  expect((await readPdf(printed[1])).title).toBe('Accusé de dépôt GPI-0012, version 3');
  expect(Buffer.compare(await printer.print(receipt, print()), expected)).toBe(0);
});

test('what cannot be printed is told, and takes nothing else along', async () => {
  await using printer = openReceiptPrinter();
  const broken = printer.print({ ...receipt, depositedAt: 'no instant' }, print());
  const whole = printer.print(receipt, print());
  await expect(broken).rejects.toThrow(ReceiptPrintError);
  expect((await whole).byteLength).toBeGreaterThan(10_000);
});

test('a thread that dies leaves nobody waiting', async () => {
  await using printer = openReceiptPrinter({ module: new URL('./dying-thread.ts', import.meta.url) });
  const asked = [printer.print(receipt, print()), printer.print(receipt, print())];
  for (const one of asked) await expect(one).rejects.toThrow(ReceiptPrintError);
  await expect(printer.print(receipt, print())).rejects.toThrow(ReceiptPrintError);
});
