import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Answered, type Contents, nameOperation, operate, refuse } from './operations.ts';
import { type Keys, refuseSignature } from './signature.ts';

/**
 * What goes wrong with the next requests of one operation: `error` answers 500, `cut` ends the connection unanswered,
 * `silent` never answers, `half` ends the connection in the middle of the body, `stall` stops there, `short` loses a byte of what
 * was sent.
 */
export type Fault = {
  readonly operation: string;
  readonly kind: 'error' | 'cut' | 'silent' | 'half' | 'stall' | 'short';
  /** How many requests it meets; all from now on unless said. */
  times?: number;
};

/** An object store that stands in for a real one: strict about signatures and lengths, and faulty on demand. */
export type S3Server = AsyncDisposable &
  Contents & {
    readonly endpoint: string;
    readonly bucket: string;
    readonly keys: Keys;
    readonly faults: Fault[];
    /** The operations asked for so far, retries included. */
    readonly asked: string[];
  };

export async function startS3({ pageSize = 2 } = {}): Promise<S3Server> {
  const bucket = 'palmares-test';
  const contents: Contents = { objects: new Map(), uploads: new Map() };
  const keys = { accessKeyId: 'AKIATEST', secretAccessKey: randomBytes(20).toString('base64') };
  const faults: Fault[] = [];
  const asked: string[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    // A client that was cut off, or that gave up.
    const body = await buffer(request).catch(() => undefined);
    if (body === undefined) return;
    const url = new URL(request.url ?? '', 'http://localhost');
    const [, inBucket = '', name = ''] = /^\/([^/]*)\/?(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
    const { method = '' } = request;
    const ask = { method, name, query: url.searchParams, range: request.headers.range, body };
    const operation = nameOperation(ask);
    asked.push(operation);
    const fault = takeFault(faults, operation);
    if (fault === 'silent') return;
    if (fault === 'cut') return void request.socket.destroy();
    const refused = refuseSignature(request, body, keys);
    const answered =
      fault === 'error'
        ? refuse(500, 'InternalError')
        : refused === 'MissingContentLength' ||
            (/^PUT|POST$/.test(method) && !request.headers['content-length'])
          ? refuse(411, 'MissingContentLength')
          : refused !== undefined
            ? // As AWS does: the answer itself tells the key and what was signed.
              refuse(403, refused, `<AWSAccessKeyId>${keys.accessKeyId}</AWSAccessKeyId>`)
            : inBucket !== bucket
              ? refuse(404, 'NoSuchBucket')
              : operate(contents, fault === 'short' ? { ...ask, body: body.subarray(1) } : ask, pageSize);
    send(response, method, answered, fault);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    ...contents,
    endpoint: `http://127.0.0.1:${address.port}`,
    bucket,
    keys,
    faults,
    asked,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function takeFault(faults: Fault[], operation: string): Fault['kind'] | undefined {
  const fault = faults.find((each) => each.operation === operation && each.times !== 0);
  if (fault?.times !== undefined) fault.times -= 1;
  return fault?.kind;
}

function send(
  response: ServerResponse,
  method: string,
  { status, headers = {}, body = '' }: Answered,
  fault: Fault['kind'] | undefined,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    ...headers,
    'x-amz-request-id': 'request-1',
    ...(status === 204 ? {} : { 'Content-Length': bytes.length }),
  });
  if (method === 'HEAD') return void response.end();
  if (fault !== 'half' && fault !== 'stall') return void response.end(bytes);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    if (fault === 'half') response.destroy();
  });
}
