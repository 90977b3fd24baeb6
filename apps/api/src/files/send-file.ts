import { Readable } from 'node:stream';
import type { EntryFile } from '@palmares/contest/views/entry-file';
import type { Context } from 'hono';
import type { ApiEnv } from '../api-env.ts';
import type { DescribedResponse } from '../described-responses.ts';
import { sendProblem } from '../http-problems.ts';
import type { BlobStore } from '../uploads/blob-store.ts';
import { parseRange } from './byte-range.ts';
import { contentDisposition } from './content-disposition.ts';

const binary = { schema: { type: 'string' as const, format: 'binary' } };
const content = { 'application/pdf': binary, 'video/mp4': binary };

/** The answers of `sendFile`, for a route's description. */
export const fileResponses: Record<200 | 206, DescribedResponse> = {
  200: { description: 'Le fichier', content },
  206: { description: 'La partie demandée (Range)', content },
};

/** Sends a deposited file or the part asked for. What candidates sent is never trusted: it runs nothing, reads nothing. */
export async function sendFile(c: Context<ApiEnv>, blobs: BlobStore, file: EntryFile): Promise<Response> {
  // There is no validator to compare an If-Range with: the whole file is the right answer to it.
  const range = parseRange(c.req.header('if-range') ? undefined : c.req.header('range'), file.bytes);
  if (range === 'unsatisfiable') {
    return sendProblem(c, 'range-not-satisfiable', {
      detail: 'La partie demandée est au-delà de la fin du fichier.',
      headers: { 'Content-Range': `bytes */${file.bytes}` },
    });
  }
  const part = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range;
  const disposition = file.mediaType === 'video/mp4' ? 'inline' : 'attachment';
  const headers = {
    'Content-Type': file.mediaType,
    'Content-Length': String(part.end - part.start + 1),
    'Content-Disposition': contentDisposition(disposition, file.fileName),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Accept-Ranges': 'bytes',
    ...(range === 'whole' ? {} : { 'Content-Range': `bytes ${part.start}-${part.end}/${file.bytes}` }),
  };
  const status = range === 'whole' ? 200 : 206;
  if (c.req.method === 'HEAD') return c.body(null, status, headers);
  const body: ReadableStream = Readable.toWeb(await blobs.read(file.blobKey, part));
  return c.body(body, status, headers);
}
