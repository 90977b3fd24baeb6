import { once } from 'node:events';
import { openAsBlob } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeVideo } from '@palmares/sample-files/make-video';
import { expect, test } from 'vitest';
import { type ApiProcess, askOwn, beginDraft, type Candidate, startApiProcess } from './api-process.ts';

const LIMIT = 524_288_000;
const video = 'video/mp4';

test('a video of exactly 500 Mo is taken without holding it in memory', async () => {
  await using api = await startApiProcess();
  const candidate = await beginDraft(api);
  const path = join(tmpdir(), `palmares-${process.pid}.mp4`);
  try {
    await writeVideo(path, { seconds: 120, bytes: LIMIT });
    const body = (await openAsBlob(path)).stream();
    const answer = await askOwn(api, candidate, 'PUT', '/video', { type: video, body });
    expect(answer).toMatchObject({ status: 200, body: { bytes: LIMIT, seconds: 120 } });
  } finally {
    await rm(path, { force: true });
  }
  expect(await peakMemory(api)).toBeLessThan(200_000_000);
});

test('one byte more is refused, whether or not it was announced, and nothing of it stays', async () => {
  await using api = await startApiProcess();
  const candidate = await beginDraft(api);
  expect(await announce(api, candidate, LIMIT + 1)).toBe(413);

  const chunk = Buffer.alloc(1_048_576);
  const endless = (function* () {
    for (let sent = 0; sent <= LIMIT; sent += chunk.length) yield chunk;
  })();
  const sent = await put(api, candidate, {}, (out) => pipeline(endless, out));
  expect(sent).toBe(413);
  expect(await api.files()).toEqual({ published: [], staged: [] });
  const read = await askOwn(api, candidate, 'GET', '');
  expect(read.body).toMatchObject({ files: { video: null } });
});

/** Says how long the body is and sends none of it: the refusal must not wait for it. */
function announce(api: ApiProcess, candidate: Candidate, bytes: number): Promise<number> {
  return put(api, candidate, { 'Content-Length': bytes }, (out) => {
    out.flushHeaders();
    return Promise.resolve();
  });
}

type Outgoing = ReturnType<typeof request>;

async function put(
  api: ApiProcess,
  { id, depositKey }: Candidate,
  headers: Record<string, number>,
  send: (out: Outgoing) => Promise<void>,
): Promise<number> {
  const authorization = { Authorization: `Bearer ${depositKey}`, 'Content-Type': video };
  const out = request(`${api.address()}/applications/${id}/video`, {
    method: 'PUT',
    headers: { ...authorization, ...headers },
  });
  const answered = once(out, 'response');
  // The server stops reading once it has refused: the rest can't be sent.
  const sending = send(out).catch(() => undefined);
  const [response] = await answered;
  out.destroy();
  await sending;
  return Number(response.statusCode);
}

/** The most the process ever held, in bytes; 0 where the system does not tell. */
async function peakMemory(api: ApiProcess): Promise<number> {
  const status = await readFile(`/proc/${api.pid()}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}
