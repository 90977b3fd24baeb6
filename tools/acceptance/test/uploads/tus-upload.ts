import { createReadStream } from 'node:fs';
import { request } from 'node:http';
import { z } from 'zod';
import { type ApiProcess, askOwn, type Candidate } from '../api/api-process.ts';

const PIECE = 1_048_576;
const list = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) });
const version = { 'Tus-Resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Begins the upload of a video and gives its path. */
export async function beginUpload(
  api: ApiProcess,
  { id, depositKey }: Candidate,
  bytes: number,
): Promise<string> {
  const answer = await fetch(`${api.address()}/uploads`, {
    method: 'POST',
    headers: {
      ...version,
      Authorization: `Bearer ${depositKey}`,
      'Upload-Length': String(bytes),
      'Upload-Metadata': `application ${base64(id)},kind ${base64('video')}`,
    },
  });
  const location = answer.headers.get('location');
  if (answer.status !== 201 || location === null) throw new Error(`${answer.status} ${await answer.text()}`);
  return location;
}

/** How much of an upload the server says it has. */
export async function askOffset(api: ApiProcess, { depositKey }: Candidate, path: string): Promise<number> {
  const answer = await fetch(api.address() + path, {
    method: 'HEAD',
    headers: { ...version, Authorization: `Bearer ${depositKey}` },
  });
  if (answer.status !== 200) throw new Error(`HEAD answers ${answer.status}`);
  return Number(answer.headers.get('upload-offset'));
}

/** How the server sees an upload. */
export async function askState(
  api: ApiProcess,
  candidate: Candidate,
  path: string,
): Promise<string | undefined> {
  const { body } = await askOwn(api, candidate, 'GET', '/uploads');
  return list.parse(body).items.find(({ id }) => path.endsWith(id))?.state;
}

/** A status and the offset it acknowledges, or null where the connection ended without an answer. */
export type PartAnswer = { readonly status: number; readonly offset: number } | null;

/**
 * Sends the bytes of a file from `start` up to `end`, and calls `onSent` before each piece with how far it has come; it
 * may cut the request by the signal's controller.
 */
export async function sendPart(
  api: ApiProcess,
  { depositKey }: Candidate,
  path: string,
  part: { readonly file: string; readonly start: number; readonly end: number },
  { onSent, cut }: { onSent: (position: number) => Promise<void>; cut: AbortSignal },
): Promise<PartAnswer> {
  const { file, start, end } = part;
  const out = request(api.address() + path, {
    method: 'PATCH',
    headers: {
      ...version,
      Authorization: `Bearer ${depositKey}`,
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': end - start,
      'Upload-Offset': start,
    },
  });
  const { promise: answered, resolve } = Promise.withResolvers<PartAnswer>();
  let over = false;
  let goOn = () => {};
  const finish = (answer: PartAnswer) => {
    over = true;
    resolve(answer);
    goOn();
  };
  out.on('response', (response) => {
    response.resume();
    finish({ status: response.statusCode ?? 0, offset: Number(response.headers['upload-offset']) });
  });
  out.on('error', () => finish(null)).on('close', () => finish(null));
  out.on('drain', () => goOn());
  cut.addEventListener('abort', () => out.destroy());
  let position = start;
  for await (const piece of createReadStream(file, { start, end: end - 1, highWaterMark: PIECE })) {
    await onSent(position);
    if (over || out.destroyed) break;
    const drained = new Promise<void>((resume) => {
      goOn = resume;
    });
    position += piece.length;
    if (!out.write(piece)) await drained;
  }
  if (!out.destroyed) out.end();
  const answer = await answered;
  out.destroy();
  return answer;
}
