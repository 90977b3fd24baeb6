import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { makeDossier } from '@palmares/sample-files/make-pdf';
import { expect, test } from 'vitest';
import { until } from '../../src/until.ts';
import { type ApiProcess, askOwn, beginDraft, type Candidate, startApiProcess } from './api-process.ts';

const pdf = 'application/pdf';
const dossierOf = async (title: string) =>
  new Uint8Array(
    await makeDossier({ title, organisation: 'Caisse', category: 'RH', summary: title, bytes: 1_000_000 }),
  );

test('a process that dies during an upload leaves the file before it, and no trace of the new one', async () => {
  await using api = await startApiProcess();
  const candidate = await beginDraft(api);
  const first = await dossierOf('Le premier');
  await askOwn(api, candidate, 'PUT', '/dossier', { type: pdf, body: first });

  const socket = await sendHalf(api, candidate, await dossierOf('Le second'));
  await isStaged(api);
  await api.stop('SIGKILL');
  socket.destroy();
  expect((await api.files()).staged).toHaveLength(1);

  await api.start();
  const after = await api.files();
  expect([after.published.length, after.staged.length]).toEqual([1, 0]);
  const sha256 = createHash('sha256').update(first).digest('hex');
  expect((await askOwn(api, candidate, 'GET', '')).body).toMatchObject({ files: { dossier: { sha256 } } });
  expect((await askOwn(api, candidate, 'POST', '/deposit')).status).toBe(200);
});

test('a process that is told to stop lets an upload under way come in', async () => {
  await using api = await startApiProcess();
  const candidate = await beginDraft(api);
  // The checks are there already: those under way at the stop have a few seconds, which a busy machine may take to start them.
  await askOwn(api, candidate, 'PUT', '/dossier', { type: pdf, body: await dossierOf('Avant') });
  const bytes = await dossierOf('En route');
  const socket = await sendHalf(api, candidate, bytes);
  await isStaged(api);
  const stopped = api.stop('SIGTERM');
  const answered = Promise.race([once(socket, 'data'), once(socket, 'close')]);
  socket.write(bytes.subarray(bytes.length / 2));
  expect(String((await answered)[0])).toMatch(/^HTTP\/1\.1 200 /);
  await stopped;
  expect((await api.files()).published).toHaveLength(1);
});

async function sendHalf(api: ApiProcess, candidate: Candidate, bytes: Uint8Array): Promise<Socket> {
  const { hostname, port } = new URL(api.address());
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  await once(socket, 'connect');
  const head = [
    `PUT /applications/${candidate.id}/dossier HTTP/1.1`,
    `Host: ${hostname}`,
    `Authorization: Bearer ${candidate.depositKey}`,
    `Content-Type: ${pdf}`,
    `Content-Length: ${bytes.length}`,
    '\r\n',
  ];
  socket.write(head.join('\r\n'));
  socket.write(bytes.subarray(0, bytes.length / 2));
  return socket;
}

const isStaged = (api: ApiProcess) =>
  until('a staged file', async () => (await api.files()).staged.length === 1);
