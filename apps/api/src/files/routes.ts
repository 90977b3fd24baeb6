import { Readable } from 'node:stream';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { resolveFileLink } from '@palmares/contest/file-links';
import type { Context } from 'hono';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { type DescribedResponse, problemResponses } from '../described-responses.ts';
import { sendProblem, sendRefusal } from '../http-problems.ts';
import type { ByteRange } from '../uploads/blob-store.ts';
import { parseRange } from './byte-range.ts';
import { contentDisposition } from './content-disposition.ts';

function fileResponse(description: string): DescribedResponse {
  const binary = { schema: { type: 'string' as const, format: 'binary' } };
  return { description, content: { 'application/pdf': binary, 'video/mp4': binary } };
}

/** Files for those who grade, by short-lived links. What candidates sent is never trusted: it runs nothing, reads nothing. */
export function fileRoutes({ contest, blobs }: ApiDeps): OpenAPIHono<ApiEnv> {
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  async function answerFile(c: Context<ApiEnv>, token: string): Promise<Response> {
    const file = await resolveFileLink(contest, token);
    if (file.kind !== 'file') return sendRefusal(c, file, contest.edition.timeZone);
    // There is no validator to compare an If-Range with: the whole file is the right answer to it.
    const range = parseRange(c.req.header('if-range') ? undefined : c.req.header('range'), file.bytes);
    if (range === 'unsatisfiable') {
      return sendProblem(c, 'range-not-satisfiable', {
        detail: 'La partie demandée est au-delà de la fin du fichier.',
        headers: { 'Content-Range': `bytes */${file.bytes}` },
      });
    }
    const part = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range;
    const headers = {
      'Content-Type': file.mediaType,
      'Content-Length': String(part.end - part.start + 1),
      'Content-Disposition': contentDisposition(
        file.mediaType === 'video/mp4' ? 'inline' : 'attachment',
        file.fileName,
      ),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Accept-Ranges': 'bytes',
      ...(range === 'whole' ? {} : { 'Content-Range': `bytes ${part.start}-${part.end}/${file.bytes}` }),
    };
    const status = range === 'whole' ? 200 : 206;
    if (c.req.method === 'HEAD') return c.body(null, status, headers);
    return c.body(await readAsWebStream(file.blobKey, part), status, headers);
  }

  async function readAsWebStream(key: string, part: ByteRange): Promise<ReadableStream> {
    return Readable.toWeb(await blobs.read(key, part));
  }

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/files/{token}',
      tags: ['Fichiers'],
      summary: 'Lire un fichier par un lien de courte durée',
      request: { params: z.object({ token: z.string().max(2_000) }) },
      responses: {
        200: fileResponse('Le fichier'),
        206: fileResponse('La partie demandée (Range)'),
        ...problemResponses('not-found', 'forbidden', 'link-expired', 'range-not-satisfiable', 'invalid'),
      },
    }),
    (c) => answerFile(c, c.req.valid('param').token),
  );

  return routes;
}
