import { mkdtemp, rm, truncate } from 'node:fs/promises';
import type { NetConnectOpts } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { screenEntry } from '@palmares/contest/acts/screen-entry';
import { issueFileLink } from '@palmares/contest/file-links';
import { addMember, completeMetadata, operator } from '@palmares/contest/testing';
import { expect, onTestFinished, test } from 'vitest';
import { openClamdScanner } from '../src/scanning/clamd-scanner.ts';
import { startScanning } from '../src/scanning/start-scanning.ts';
import { type ApiServer, ask, beginDraft, secretariatKey, startApi, until } from './api-server.ts';
import { deposit, putDossier } from './candidate.ts';
import { eicar, startClamd } from './fake-clamd.ts';
import { smallPdf } from './small-pdf.ts';

const pauses = { look: 10, longest: 40 };

/** The API with an antivirus at an address; it scans from the start unless told to wait for `scan`. */
async function startScannedApi(address: NetConnectOpts, waits = false) {
  const scanner = openClamdScanner(address, { chunk: 20_000, answer: 20_000 });
  const api = await startApi((deps) => ({
    ...deps,
    contest: { ...deps.contest, scansFiles: true },
    scanner,
  }));
  const scanned = { ...api.deps, scanner };
  let scanning = waits ? undefined : startScanning(scanned, pauses);
  return {
    ...api,
    scan: () => {
      scanning ??= startScanning(scanned, pauses);
    },
    async [Symbol.asyncDispose]() {
      await scanning?.close();
      await api[Symbol.asyncDispose]();
    },
  };
}

/** A PDF like any other, with the test virus in a comment. */
function infectedPdf(): Uint8Array<ArrayBuffer> {
  const bytes = smallPdf(5_000);
  bytes.set(Buffer.from(eicar, 'latin1'), 100);
  return bytes;
}

const scanOf = async (api: ApiServer, { id, depositKey: key }: { id: string; depositKey: string }) => {
  const { text } = await ask(api, 'GET', `/applications/${id}`, { key });
  return /"scan":"(\w+)"/.exec(text)?.[1];
};

test('a file is scanned in the background, and found clean', async () => {
  await using clamd = await startClamd();
  await using api = await startScannedApi(clamd.address);
  const draft = await beginDraft(api, completeMetadata());
  expect(await putDossier(api, draft, smallPdf(5_000))).toMatchObject({
    status: 200,
    body: { scan: 'waiting' },
  });
  await until(
    () => scanOf(api, draft),
    (scan) => scan === 'clean',
  );
});

test('an infected dossier reaches nobody, its candidate is told and replaces it', async () => {
  await using clamd = await startClamd();
  await using api = await startScannedApi(clamd.address);
  const draft = await beginDraft(api, completeMetadata());
  const { id, depositKey: key } = draft;
  clamd.mood = 'error';
  await putDossier(api, draft, infectedPdf());
  // Nobody waits for the antivirus to deposit.
  expect(await deposit(api, draft)).toMatchObject({ status: 200 });
  await screenEntry(api.contest, operator, 'SOC-001', { decision: 'admissible' });
  const link = await issueFileLink(
    api.contest,
    await addMember(api.contest, 'UREADER'),
    'SOC-001',
    'dossier',
  );
  const token = link.kind === 'issued' ? link.token : '';
  const secretariat = await secretariatKey(api);
  expect(await ask(api, 'GET', `/files/${token}`)).toMatchObject({ status: 200 });

  clamd.mood = 'well';
  await until(
    () => scanOf(api, draft),
    (scan) => scan === 'infected',
  );
  for (const [path, headers] of [
    [`/files/${token}`, {}],
    [`/files/${token}`, { Range: 'bytes=0-99' }],
    ['/secretariat/entries/SOC-001/dossier', { Authorization: `Bearer ${secretariat}` }],
  ] as const) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await fetch(`${api.address}${path}`, { method, headers });
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toMatch(/EICAR|%PDF/i);
    }
    expect(await ask(api, 'GET', path, { headers })).toMatchObject({
      body: { type: '/problems/quarantined', detail: expect.stringContaining('quarantaine') },
    });
  }
  const entries = await ask(api, 'GET', '/secretariat/entries', { key: secretariat });
  expect(entries.text).toContain('file-infected');
  expect(await ask(api, 'GET', `/applications/${id}/problems`, { key })).toMatchObject({
    body: { items: [{ code: 'dossier-infected', pointer: '/dossier' }] },
  });
  expect(api.logged()).toContain('Eicar-Test-Signature');

  await putDossier(api, draft, smallPdf(6_000));
  expect(await deposit(api, draft)).toMatchObject({ status: 200 });
  expect(await ask(api, 'GET', '/secretariat/entries/SOC-001/dossier', { key: secretariat })).toMatchObject({
    status: 200,
  });
});

test('while the antivirus is away files wait, the API is ready, and the log says it once', async () => {
  // At a path: a port that is free for now may be somebody else's by the time the antivirus comes.
  const folder = await mkdtemp(join(tmpdir(), 'palmares-clamd-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'clamd.ctl');
  await using api = await startScannedApi({ path });
  const draft = await beginDraft(api, completeMetadata());
  await putDossier(api, draft, infectedPdf());
  await until(api.logged, (logged) => logged.includes('files wait for it'));
  const ready = () => ask(api, 'GET', '/readyz');
  expect((await ready()).body).toMatchObject({
    dependencies: { antivirus: { ok: false }, database: { ok: true } },
  });
  expect(await scanOf(api, draft)).toBe('waiting');

  await using _clamd = await startClamd({ path });
  await until(
    () => scanOf(api, draft),
    (scan) => scan === 'infected',
  );
  expect((await ready()).body).toMatchObject({ dependencies: { antivirus: { ok: true } } });
  await until(api.logged, (logged) => logged.includes('looks at files again'));
  expect(api.logged().split('the antivirus does not answer: files wait for it').length - 1).toBe(1);
});

test('a file that the antivirus does not take keeps no other waiting', async () => {
  await using clamd = await startClamd({ maxBytes: 20_000 });
  await using api = await startScannedApi(clamd.address, true);
  const large = await beginDraft(api, completeMetadata());
  await putDossier(api, large, smallPdf(100_000));
  // Of files received at the same instant any may be the first to be scanned.
  api.setClock('2022-03-14T09:00:01Z');
  const small = await beginDraft(api, completeMetadata());
  await putDossier(api, small, infectedPdf());
  api.scan();
  await until(
    () => scanOf(api, small),
    (scan) => scan === 'infected',
  );
  expect(await scanOf(api, large)).toBe('none');
  expect(api.logged()).toContain('StreamMaxLength');
});

test('a file that is not whole in the store is never found clean', async () => {
  await using clamd = await startClamd();
  await using api = await startScannedApi(clamd.address, true);
  const draft = await beginDraft(api, completeMetadata());
  await putDossier(api, draft, smallPdf(5_000));
  const [name] = (await api.files()).published;
  await truncate(`${api.folder}/${name}`, 4_000);
  api.scan();
  await until(api.logged, (logged) => logged.includes('4000 bytes of 5000'));
  expect(await scanOf(api, draft)).toBe('waiting');
});
