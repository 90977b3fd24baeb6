import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { completeMetadata } from '@palmares/contest/testing';
import { createLog } from '@palmares/runtime/log';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { BlobStoreError } from '../src/uploads/blob-store-error.ts';
import { openS3BlobStore } from '../src/uploads/s3-blob-store.ts';
import { sweepBlobs } from '../src/uploads/sweep-blobs.ts';
import { beginDraft, secretariatKey, startApi, until } from './api-server.ts';
import { type OpenedStore, syncedFile, testBlobStore } from './blob-store-contract.ts';
import { deposit, putDossier } from './candidate.ts';
import { type Fault, type S3Server, startS3 } from './s3-server/start-s3.ts';
import { smallPdf } from './small-pdf.ts';

type OpenedBucket = OpenedStore & { readonly s3: S3Server };

// Long enough for whatever does answer on a busy machine.
const patient = { connection: 20_000, answer: 20_000, stall: 20_000 };
const impatient = { ...patient, answer: 1_000, stall: 500 };
/** Only what is never told must be waited for. */
const patienceWith = (kind: Fault['kind']) => (kind === 'silent' || kind === 'stall' ? impatient : patient);

async function openBucket(
  access: { secret?: string; bucket?: string; endpoint?: string; patience?: typeof patient } = {},
): Promise<OpenedBucket> {
  const s3 = await startS3();
  const staging = await mkdtemp(join(tmpdir(), 'palmares-staging-'));
  const { accessKeyId, secretAccessKey } = s3.keys;
  const store = await openS3BlobStore({
    bucket: access.bucket ?? s3.bucket,
    prefix: 'gpi/',
    endpoint: access.endpoint ?? s3.endpoint,
    credentials: { accessKeyId, secretAccessKey: access.secret ?? secretAccessKey },
    patience: access.patience ?? patient,
    staging,
  });
  return {
    s3,
    store,
    staged: () => readdir(staging),
    age: (key, hours) => {
      const object = s3.objects.get(`gpi/${key}`);
      if (object) object.modified = new Date(Date.now() - hours * 3_600_000);
      return Promise.resolve();
    },
    async [Symbol.asyncDispose]() {
      await s3[Symbol.asyncDispose]();
      await rm(staging, { recursive: true, force: true });
    },
  };
}

const large = Buffer.alloc(12_000_000, 'Grand Prix de l’Innovation ');

describe('in a bucket', () => {
  testBlobStore(openBucket);
});

test('a large file goes in parts, and nothing of the upload stays open', async () => {
  await using opened = await openBucket();
  const key = await opened.store.publishFile(await syncedFile(large));
  expect(opened.s3.asked.toSorted()).toEqual(
    ['CreateMultipartUpload', 'UploadPart', 'UploadPart', 'CompleteMultipartUpload', 'HeadObject'].toSorted(),
  );
  expect(opened.s3.uploads.size).toBe(0);
  expect(opened.s3.objects.get(`gpi/${key}`)?.body.equals(large)).toBe(true);
});

test.each(['error', 'cut', 'silent'] as const)('what fails once is sent again: %s', async (kind) => {
  await using opened = await openBucket({ patience: patienceWith(kind) });
  for (const operation of ['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload', 'HeadObject']) {
    opened.s3.faults.push({ operation, kind, times: 1 });
  }
  const key = await opened.store.publishFile(await syncedFile(large));
  opened.s3.faults.push({ operation: 'GetObject', kind, times: 1 });
  expect((await buffer(await opened.store.read(key))).equals(large)).toBe(true);
  expect(opened.s3.faults.map(({ times }) => times)).toEqual([0, 0, 0, 0, 0]);
});

test.each(['error', 'cut', 'silent'] as const)(
  'what fails each time is given up, the file stays staged and no part stays behind: %s',
  async (kind) => {
    await using opened = await openBucket({ patience: patienceWith(kind) });
    opened.s3.faults.push({ operation: 'UploadPart', kind });
    const path = await syncedFile(large);
    await expect(opened.store.publishFile(path)).rejects.toThrow(BlobStoreError);
    expect(existsSync(path)).toBe(true);
    expect(opened.s3.objects.size).toBe(0);
    expect(opened.s3.uploads.size).toBe(0);
    // Then it works again, with the same file.
    opened.s3.faults.length = 0;
    expect(await text(await opened.store.read(await opened.store.publishFile(path)))).toHaveLength(
      large.toString().length,
    );
  },
);

test('a file that did not arrive whole is not published', async () => {
  await using opened = await openBucket();
  opened.s3.faults.push({ operation: 'PutObject', kind: 'short' });
  const path = await syncedFile('Grand Prix');
  await expect(opened.store.publishFile(path)).rejects.toThrow('9 bytes are there of 10');
  expect(opened.s3.objects.size).toBe(0);
  expect(existsSync(path)).toBe(true);
});

test.each(['half', 'stall'] as const)('a read that breaks half-way goes on from there: %s', async (kind) => {
  await using opened = await openBucket({ patience: patienceWith(kind) });
  const key = await opened.store.publishFile(await syncedFile(large));
  opened.s3.faults.push({ operation: 'GetObject', kind, times: 2 });
  const part = await buffer(await opened.store.read(key, { start: 1_000, end: 10_000_999 }));
  expect(part.equals(large.subarray(1_000, 10_001_000))).toBe(true);
  expect(opened.s3.faults).toMatchObject([{ times: 0 }]);
});

test('a read that breaks again and again ends in an error, never in a short file', async () => {
  await using opened = await openBucket({ patience: impatient });
  const key = await opened.store.publishFile(await syncedFile(large));
  opened.s3.faults.push({ operation: 'GetObject', kind: 'stall' });
  await expect(buffer(await opened.store.read(key))).rejects.toThrow(BlobStoreError);
});

test('a reader who leaves lets go of the connection', async () => {
  await using opened = await openBucket();
  const key = await opened.store.publishFile(await syncedFile(large));
  const reading = await opened.store.read(key);
  for await (const _ of reading) break;
  expect(reading.destroyed).toBe(true);
  expect(await text(await opened.store.read(key, { start: 0, end: 4 }))).toBe('Grand');
});

test('a sweep ends old unfinished uploads, page after page, and leaves recent and foreign ones', async () => {
  await using opened = await openBucket();
  const begin = (name: string, hours: number) =>
    opened.s3.uploads.set(`id-${opened.s3.uploads.size}`, {
      name,
      initiated: new Date(Date.now() - hours * 3_600_000),
      parts: new Map(),
    });
  for (const digit of '12345') begin(`gpi/${digit.repeat(32)}`, 2);
  begin(`gpi/${'6'.repeat(32)}`, 0);
  begin('gpi/somebody-else', 2);
  begin('1'.repeat(32), 2);
  expect(await opened.store.sweep(() => Promise.resolve(new Set<string>()))).toBe(5);
  expect([...opened.s3.uploads.values()].map(({ name }) => name)).toEqual([
    `gpi/${'6'.repeat(32)}`,
    'gpi/somebody-else',
    '1'.repeat(32),
  ]);
});

test('a sweep reads all pages before it takes an object for forgotten', async () => {
  await using opened = await openBucket();
  const { objects } = opened.s3;
  const old = new Date(Date.now() - 7_200_000);
  for (const digit of '123456789') {
    objects.set(`gpi/${digit.repeat(32)}`, { body: Buffer.from(digit), modified: old });
  }
  objects.set('gpi/letter.txt', { body: Buffer.from('x'), modified: old });
  objects.set('1'.repeat(32), { body: Buffer.from('x'), modified: old });
  expect(await opened.store.sweep(() => Promise.resolve(new Set(['9'.repeat(32)])))).toBe(8);
  expect([...objects.keys()].toSorted()).toEqual(
    ['1'.repeat(32), `gpi/${'9'.repeat(32)}`, 'gpi/letter.txt'].toSorted(),
  );
});

test('readiness writes and removes an object, and shares one attempt', async () => {
  await using opened = await openBucket();
  await Promise.all([opened.store.probe(), opened.store.probe(), opened.store.probe()]);
  expect(opened.s3.asked).toEqual(['PutObject', 'DeleteObject']);
  expect(opened.s3.objects.size).toBe(0);
  opened.s3.faults.push({ operation: 'PutObject', kind: 'error' });
  await expect(opened.store.probe()).rejects.toThrow('InternalError');
  expect(await opened.staged()).toEqual([]);
});

test.each([
  ['a wrong secret', { secret: 'wrong' }, 'SignatureDoesNotMatch', 403],
  ['another bucket', { bucket: 'palmares-none' }, 'NoSuchBucket', 404],
])('%s is refused, and no log tells keys or addresses', async (_, access, reason, status) => {
  await using opened = await openBucket(access);
  const { s3, store } = opened;
  const lines: string[] = [];
  const log = createLog('api', 'debug', { destination: { write: (line) => lines.push(line) } });
  const path = await syncedFile('Grand Prix');
  const key = 'a'.repeat(32);
  for (const attempt of [
    () => store.probe(),
    () => store.publishFile(path),
    () => store.read(key),
    () => store.remove([key]),
    () => store.sweep(() => Promise.resolve(new Set<string>())),
  ]) {
    const error: unknown = await attempt().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BlobStoreError);
    expect(error).toMatchObject({ reason, status });
    log.error({ err: error }, 'failed');
  }
  expect(lines).toHaveLength(5);
  expect(lines.join('')).not.toMatch(/AKIA|Signature=|Credential=|127\.0\.0\.1|palmares-test/);
  expect(lines.join('')).not.toContain(s3.keys.secretAccessKey);
});

test('a bucket in no region is refused at the start', async () => {
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  onTestFinished(() => void vi.unstubAllEnvs());
  const staging = await mkdtemp(join(tmpdir(), 'palmares-staging-'));
  onTestFinished(() => rm(staging, { recursive: true }));
  const open = () => openS3BlobStore({ bucket: 'palmares', prefix: '', staging });
  await expect(open()).rejects.toThrow('AWS_REGION');
  vi.stubEnv('AWS_REGION', 'eu-west-3');
  expect(await open()).toBeDefined();
});

test('a store that is not there is an error of the store', async () => {
  // Nobody listens there, while somebody may take the port of a store that has ended.
  await using opened = await openBucket({ endpoint: 'http://127.0.0.1:1' });
  await expect(opened.store.probe()).rejects.toMatchObject({
    name: 'BlobStoreError',
    reason: 'ECONNREFUSED',
  });
  expect(await opened.store.freeBytes()).toBeGreaterThan(0);
});

test('a candidate is told that the store is away, and sends the file again later', async () => {
  await using opened = await openBucket();
  await using api = await startApi((deps) => ({ ...deps, blobs: opened.store }));
  const draft = await beginDraft(api);
  const send = () => putDossier(api, draft, smallPdf(5_000));
  opened.s3.faults.push({ operation: 'PutObject', kind: 'error' });
  const refused = await send();
  expect(refused).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
  expect(refused.headers.get('retry-after')).toBe('60');
  expect(await opened.staged()).toEqual([]);
  opened.s3.faults.length = 0;
  expect(await send()).toMatchObject({ status: 200, body: { pages: 1 } });
  expect(opened.s3.objects.size).toBe(1);
  expect(await send()).toMatchObject({ status: 200 });
  expect(opened.s3.objects.size).toBe(1);
  expect(api.logged()).not.toMatch(/AKIA|Credential=|palmares-test/);
});

test('a file that can’t be read to its end is cut off, and the API lives on', async () => {
  await using opened = await openBucket();
  await using api = await startApi((deps) => ({ ...deps, blobs: opened.store }));
  const draft = await beginDraft(api, completeMetadata());
  const bytes = smallPdf(1_000_000);
  await putDossier(api, draft, bytes);
  await deposit(api, draft);
  const secretariat = { Authorization: `Bearer ${await secretariatKey(api)}` };
  const read = async () => {
    const answer = await fetch(`${api.address}/secretariat/entries/SOC-001/dossier`, {
      headers: secretariat,
    });
    return { status: answer.status, bytes: await answer.bytes() };
  };
  opened.s3.faults.push({ operation: 'GetObject', kind: 'half' });
  await expect(read()).rejects.toThrow(TypeError);
  opened.s3.faults[0] = { operation: 'GetObject', kind: 'error' };
  expect(await read()).toMatchObject({ status: 503 });
  opened.s3.faults.length = 0;
  expect(await read()).toEqual({ status: 200, bytes });
});

test('a store that does not answer keeps nobody from starting', async () => {
  await using opened = await openBucket({ patience: impatient });
  await using api = await startApi((deps) => ({ ...deps, blobs: opened.store }));
  const lines: string[] = [];
  const log = createLog('api', 'debug', { destination: { write: (line) => lines.push(line) } });
  opened.s3.faults.push({ operation: 'ListMultipartUploads', kind: 'silent' });
  await sweepBlobs({ contest: api.contest, blobs: opened.store, log }, 10);
  expect(lines.join('')).toContain('goes on');
  expect(lines.join('')).not.toContain('could not be removed');
  await until(
    () => lines.join(''),
    (logged) => logged.includes('could not be removed'),
  );
});
