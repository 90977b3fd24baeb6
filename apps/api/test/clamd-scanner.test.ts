import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { openClamdScanner } from '../src/scanning/clamd-scanner.ts';
import { ScannerError } from '../src/scanning/scanner.ts';
import { until } from './api-server.ts';
import { eicar, type FakeClamd, startClamd } from './fake-clamd.ts';

const impatient = { chunk: 200, answer: 200 };
const scannerOf = ({ address }: FakeClamd, patience = { chunk: 20_000, answer: 20_000 }) =>
  openClamdScanner(address, patience);

test('a file without and one with a virus in it, large ones too', async () => {
  await using clamd = await startClamd();
  const scanner = scannerOf(clamd);
  await scanner.ping();
  const large = Buffer.alloc(5_000_000, 'Grand Prix ');
  expect(await scanner.scan(Readable.from([Buffer.from('x')]))).toEqual({ kind: 'clean' });
  expect(await scanner.scan(Readable.from([large, large]))).toEqual({ kind: 'clean' });
  // Across two chunks.
  const split = [large, Buffer.from(eicar.slice(0, 20)), Buffer.from(eicar.slice(20)), large];
  expect(await scanner.scan(Readable.from(split))).toEqual({
    kind: 'infected',
    found: 'Eicar-Test-Signature',
  });
});

test('an empty file is clean', async () => {
  await using clamd = await startClamd();
  expect(await scannerOf(clamd).scan(Readable.from([]))).toEqual({ kind: 'clean' });
});

test('a file that is longer than it takes', async () => {
  await using clamd = await startClamd({ maxBytes: 1_000_000 });
  const chunks = Array.from({ length: 40 }, () => Buffer.alloc(262_144));
  expect(await scannerOf(clamd).scan(Readable.from(chunks))).toEqual({ kind: 'unscannable' });
});

test('one that errs, one that is silent, one that is not there', async () => {
  const clamd = await startClamd();
  const scanner = scannerOf(clamd, impatient);
  clamd.mood = 'error';
  await expect(scanner.scan(Readable.from([Buffer.from('x')]))).rejects.toThrow(ScannerError);
  clamd.mood = 'silent';
  await expect(scanner.scan(Readable.from([Buffer.from('x')]))).rejects.toThrow(ScannerError);
  await expect(scanner.ping()).rejects.toThrow(ScannerError);
  await clamd[Symbol.asyncDispose]();
  const file = Readable.from([Buffer.from('x')]);
  await expect(scanner.scan(file)).rejects.toThrow(ScannerError);
  expect(file.destroyed).toBe(true);
  await expect(scanner.ping()).rejects.toThrow(ScannerError);
});

test('a file that breaks is told as what it is, never as clean', async () => {
  await using clamd = await startClamd();
  const breaking = new Error('the disk broke');
  const file = Readable.from(
    (async function* () {
      yield Buffer.from('x');
      throw breaking;
    })(),
  );
  await expect(scannerOf(clamd).scan(file)).rejects.toBe(breaking);
});

test('a scan that is stopped ends at once', async () => {
  await using clamd = await startClamd();
  clamd.mood = 'silent';
  const stopping = new AbortController();
  const scanner = openClamdScanner(clamd.address);
  const scan = scanner
    .scan(Readable.from([Buffer.from('x')]), stopping.signal)
    .catch((error: unknown) => error);
  await until(
    async () => clamd.streams(),
    (streams) => streams === 1,
  );
  stopping.abort();
  expect(await scan).toBeInstanceOf(ScannerError);
});
