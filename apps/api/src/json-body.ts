import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './api-env.ts';
import { sendProblem } from './http-problems.ts';

const MAX_BYTES = 262_144;
const MAX_MILLISECONDS = 30_000;

/**
 * Reads a JSON body of at most 256 kB within half a minute, counting what really arrives. It must be UTF-8; whether it
 * is JSON, and the right one, the route's schema says after it.
 */
export const readJsonBody = createMiddleware<ApiEnv>(async (c, next) => {
  const read = await readText(c.req.raw.body);
  switch (read.kind) {
    case 'text':
      // Where Hono keeps what was read of a body; the validators after this take it from there.
      Object.assign(c.req.bodyCache, { text: Promise.resolve(read.text) });
      return next();
    case 'too-large':
      return sendProblem(c, 'too-large', {
        detail: 'Le corps JSON dépasse 256\u00a0ko. Raccourcissez les textes.',
      });
    case 'too-slow':
      return sendProblem(c, 'too-slow', {
        detail: 'Le corps de la requête n’est pas arrivé à temps. Renvoyez-la.',
      });
    case 'malformed':
      return sendProblem(c, 'malformed-json', {
        detail: 'Le corps n’est pas du JSON en UTF-8. Corrigez-le.',
      });
  }
});

type Read = { kind: 'text'; text: string } | { kind: 'too-large' | 'too-slow' | 'malformed' };

async function readText(body: ReadableStream<Uint8Array> | null): Promise<Read> {
  if (body === null) return { kind: 'text', text: '' };
  const reader = body.getReader();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void reader.cancel().catch(() => undefined);
  }, MAX_MILLISECONDS);
  const chunks: Uint8Array[] = [];
  try {
    for (let bytes = 0; ; ) {
      const { done, value } = await reader.read();
      if (timedOut) return { kind: 'too-slow' };
      if (done) break;
      bytes += value.byteLength;
      if (bytes > MAX_BYTES) return { kind: 'too-large' };
      chunks.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
  return decode(Buffer.concat(chunks));
}

function decode(bytes: Buffer): Read {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'malformed' };
  }
}
