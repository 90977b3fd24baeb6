import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
};

export type Ask = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Readable;
};

/** Connections that stay open, as those of a busy client do; `fetch` would cost the load more than the answer costs. */
const agent = new Agent({ keepAlive: true });

/** Sends one request and reads the whole answer, whatever its status. */
export async function ask(url: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request(url, { method, headers: { ...headers, ...lengthOf(body) }, agent });
  sent.once('error', reject).once('response', (response) => {
    let text = '';
    response
      .setEncoding('utf8')
      .on('data', (chunk: string) => {
        text += chunk;
      })
      .once('error', reject)
      .once('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
  });
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) sent.end(body);
  else await Promise.race([pipeline(body, sent), promise]);
  return promise;
}

/** The same, and an error unless the answer's status is the expected one. */
export async function expectAnswer(status: number, url: string, sent: Ask = {}): Promise<string> {
  const answer = await ask(url, sent);
  if (answer.status !== status) throw new Error(`${url} answered ${answer.status}: ${answer.text}`);
  return answer.text;
}

function lengthOf(body: Ask['body']): Record<string, string> {
  if (typeof body === 'string') return { 'content-length': String(Buffer.byteLength(body)) };
  return body instanceof Uint8Array ? { 'content-length': String(body.length) } : {};
}
