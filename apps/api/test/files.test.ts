import { recuse } from '@palmares/contest/acts/recuse';
import { screenEntry } from '@palmares/contest/acts/screen-entry';
import { issueFileLink } from '@palmares/contest/file-links';
import type { Member } from '@palmares/contest/people';
import { addMember, completeMetadata, operator } from '@palmares/contest/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiServer, ask, beginDraft, secretariatKey, startApi } from './api-server.ts';
import { deposit, putDossier } from './candidate.ts';
import { smallPdf } from './small-pdf.ts';

const bytes = smallPdf(5_000);
let api: ApiServer;
let juror: Member;
beforeAll(async () => {
  api = await startApi();
  const draft = await beginDraft(api, completeMetadata());
  await putDossier(api, draft, bytes);
  await deposit(api, draft);
  await screenEntry(api.contest, operator, 'SOC-001', { decision: 'admissible' });
  juror = await addMember(api.contest, 'UREADER');
});
afterAll(() => api[Symbol.asyncDispose]());

async function link(who = juror): Promise<string> {
  const issued = await issueFileLink(api.contest, who, 'SOC-001', 'dossier');
  if (issued.kind !== 'issued') throw new Error(issued.kind);
  return `/files/${issued.token}`;
}

async function read(path: string, init: RequestInit = {}) {
  const response = await fetch(`${api.address}${path}`, init);
  return { response, body: Buffer.from(await response.arrayBuffer()) };
}

test('a juror reads the whole file, as a download that can run nothing', async () => {
  const { response, body } = await read(await link());
  expect(response.status).toBe(200);
  expect(body.equals(bytes)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': '5000',
    'content-disposition': `attachment; filename="SOC-001.pdf"; filename*=UTF-8''SOC-001.pdf`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  });
});

test('the secretariat reads what it screens by its key, and nobody else does', async () => {
  const authorization = `Bearer ${await secretariatKey(api)}`;
  const { response, body } = await read('/secretariat/entries/soc-1/dossier', { headers: { authorization } });
  expect(response.status).toBe(200);
  expect(body.equals(bytes)).toBe(true);
  expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  const video = await read('/secretariat/entries/SOC-001/video', { headers: { authorization } });
  expect(video.response.status).toBe(404);
  expect((await read('/secretariat/entries/SOC-001/dossier')).response.status).toBe(401);
});

test.each([
  ['bytes=0-99', 206, 0, 100],
  ['bytes=4990-', 206, 4_990, 5_000],
  ['bytes=-10', 206, 4_990, 5_000],
  ['bytes=0-999999', 206, 0, 5_000],
  ['pages=1-2', 200, 0, 5_000],
  ['bytes=0-1,5-6', 200, 0, 5_000],
])('the part %s of it', async (range, status, start, end) => {
  const { response, body } = await read(await link(), { headers: { Range: range } });
  expect(response.status).toBe(status);
  expect(body.equals(bytes.subarray(start, end))).toBe(true);
  expect(response.headers.get('content-range')).toBe(
    status === 206 ? `bytes ${start}-${end - 1}/5000` : null,
  );
});

test('a part behind its end is told to be none', async () => {
  const { response } = await read(await link(), { headers: { Range: 'bytes=5000-' } });
  expect(response.status).toBe(416);
  expect(response.headers.get('content-range')).toBe('bytes */5000');
});

test('HEAD tells the size without the file', async () => {
  const { response, body } = await read(await link(), { method: 'HEAD' });
  expect(response.headers.get('content-length')).toBe('5000');
  expect(body.length).toBe(0);
});

test('a forged link opens nothing, and a link leaves no trace in the log', async () => {
  const path = await link();
  const forged = `${path.slice(0, -4)}AAAA`;
  const answer = await ask(api, 'GET', forged);
  expect(answer.status).toBe(404);
  expect(answer.body).toMatchObject({ type: '/problems/not-found' });
  await read(path);
  expect(api.logged()).toContain('"route":"/files/:token"');
  expect(api.logged()).not.toContain(path.slice('/files/'.length, 40));
  expect(api.logged()).not.toContain('Bearer');
});

test('a recusal closes the links that are out', async () => {
  const other = await addMember(api.contest, 'URECUSED');
  const path = await link(other);
  expect((await read(path)).response.status).toBe(200);
  expect((await recuse(api.contest, other, 'SOC-001', 'Mon épouse y travaille.')).kind).toBe('recused');
  expect((await read(path)).response.status).toBe(404);
});
