const MAX_MILLISECONDS = 30_000;

/** A body as text, or why there is none. */
export type ReadText = { kind: 'text'; text: string } | { kind: 'too-large' | 'too-slow' | 'malformed' };

/** Reads a body of UTF-8 of at most `maxBytes` within half a minute, counting what really arrives. */
export async function readText(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<ReadText> {
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
      if (bytes > maxBytes) return { kind: 'too-large' };
      chunks.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
  return decode(Buffer.concat(chunks));
}

function decode(bytes: Buffer): ReadText {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'malformed' };
  }
}
