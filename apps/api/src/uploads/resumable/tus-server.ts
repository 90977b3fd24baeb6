import { Server } from '@tus/server';
import type { Context } from 'hono';
import type { ApiDeps, ApiEnv } from '../../api-env.ts';
import type { PartRequest } from './receive-part.ts';
import { tusStore } from './tus-store.ts';
import type { ExpectedChecksum } from './upload-checksum.ts';
import { UploadError } from './upload-error.ts';

/** How the tus server answers; `error` where it refuses. */
export type TusAnswer = { readonly status: number; readonly headers: Headers; readonly error: unknown };

// All that the protocol is told of a request: no key, no proxy's headers, and no body, which our store reads itself.
const TOLD = [
  'tus-resumable',
  'upload-length',
  'upload-defer-length',
  'upload-offset',
  'upload-metadata',
  'upload-concat',
];

// Hop-by-hop, or about other sites, which have no business here.
const NOT_ANSWERED = /^(connection|keep-alive|transfer-encoding|content-(length|type)|access-control-.*)$/;

/** Has the tus server do what a request asks, once it is known who asks it. `newId` names the upload to create. */
export async function askTus(
  c: Context<ApiEnv>,
  deps: ApiDeps,
  { checksum = null, newId }: { readonly checksum?: ExpectedChecksum | null; readonly newId?: string },
): Promise<TusAnswer> {
  const { resumable: uploads } = deps;
  const letGo = new AbortController();
  const request: PartRequest = {
    tellsOffset: c.req.method === 'HEAD',
    body: c.env.incoming,
    checksum,
    signal: letGo.signal,
  };
  let error: unknown;
  const server = new Server({
    path: '/uploads',
    relativeLocation: true,
    allowedOrigins: [],
    maxSize: deps.contest.edition.limits.videoBytes,
    datastore: tusStore(deps, uploads, request),
    locker: {
      newLock: (id) => ({
        lock: async (signal) => {
          const taken = await uploads.locks.acquire(id, () => letGo.abort(), signal);
          if (!taken) throw new UploadError('upload-busy');
        },
        unlock: () => uploads.locks.release(id),
      }),
    },
    ...(newId === undefined ? {} : { namingFunction: () => newId }),
    onResponseError: (_, failure) => {
      error = failure;
      return undefined;
    },
  });
  const headers = new Headers();
  for (const name of TOLD) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  if (c.req.method === 'PATCH') headers.set('content-type', c.req.header('content-type') ?? '');
  const length = c.req.header('content-length');
  if (c.req.method === 'PATCH' && length !== undefined) headers.set('content-length', length);
  const answer = await server.handleWeb(new Request(c.req.url, { method: c.req.method, headers }));
  const kept = [...answer.headers].filter(([name]) => !NOT_ANSWERED.test(name));
  return { status: answer.status, headers: new Headers(kept), error };
}
