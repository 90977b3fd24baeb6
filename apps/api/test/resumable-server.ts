import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { openContest } from '@palmares/contest/contest';
import { editionPath } from '@palmares/contest/testing';
import { serve } from '@palmares/runtime/serve';
import type { ApiDeps } from '../src/api-env.ts';
import { createApp } from '../src/app.ts';
import { keepUploads } from '../src/uploads/resumable/keep-uploads.ts';
import { openResumableUploads } from '../src/uploads/resumable/resumable-uploads.ts';
import type { UploadOptions } from '../src/uploads/resumable/upload-options.ts';
import { type Answer, type ApiServer, ask, type Draft, type Sent, startApi } from './api-server.ts';

/** An API whose uploads have other terms than usual. */
export function startUploadServer(
  options: Partial<UploadOptions> = {},
  change: (deps: ApiDeps) => ApiDeps = (deps) => deps,
): Promise<ApiServer> {
  return startApi((deps) => {
    const resumable = { ...deps.resumable, options: { ...deps.resumable.options, ...options } };
    return change({ ...deps, resumable });
  });
}

/** Another process, but for being one: its own connection, locks and memory, on the same database and folder. */
export async function startBeside(
  api: ApiServer,
): Promise<AsyncDisposable & Pick<ApiServer, 'address'> & { deps: ApiDeps }> {
  const { deps } = api;
  const opened = await openContest({ databaseUrl: api.databaseUrl, editionPath });
  const contest = { ...opened, clock: deps.contest.clock };
  const resumable = openResumableUploads(
    { contest, log: deps.log },
    join(api.folder, 'resumable'),
    deps.resumable.options,
  );
  const own = { ...deps, contest, resumable };
  const served = await serve({
    fetch: createApp(own).fetch,
    host: '127.0.0.1',
    port: 0,
    requestTimeout: 0,
    log: deps.log,
  });
  return {
    address: served.address,
    deps: own,
    async [Symbol.asyncDispose]() {
      await served.close();
      await opened[Symbol.asyncDispose]();
    },
  };
}

/** Looks after uploads once, as a start or a turn of the keeper does. */
export async function lookAfter({ deps }: { deps: ApiDeps }): Promise<void> {
  await keepUploads(deps, deps.resumable)[Symbol.asyncDispose]();
  await Promise.all(deps.resumable.running.values());
}

type At = Pick<ApiServer, 'address'>;
const version = { 'Tus-Resumable': '1.0.0' };

/** The value of `Upload-Metadata`. */
export function metadata(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

export function create(
  api: At,
  draft: Draft,
  bytes: number | string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(api, 'POST', '/uploads', {
    key: draft.depositKey,
    headers: {
      ...version,
      'Upload-Length': String(bytes),
      'Upload-Metadata': metadata({ application: draft.id, kind: 'dossier' }),
      ...headers,
    },
  });
}

/** Begins an upload and gives its path. */
export async function begin(api: At, draft: Draft, bytes: number, kind = 'dossier'): Promise<string> {
  const answer = await create(api, draft, bytes, {
    'Upload-Metadata': metadata({ application: draft.id, kind }),
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.headers.get('location') ?? '';
}

export function patch(
  api: At,
  draft: Draft,
  path: string,
  offset: number,
  body: Sent,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(api, 'PATCH', path, {
    key: draft.depositKey,
    headers: {
      ...version,
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
      ...headers,
    },
    body,
  });
}

export const head = (api: At, draft: Draft, path: string): Promise<Answer> =>
  ask(api, 'HEAD', path, { key: draft.depositKey, headers: version });

export const terminate = (api: At, draft: Draft, path: string): Promise<Answer> =>
  ask(api, 'DELETE', path, { key: draft.depositKey, headers: version });

export async function offsetOf(api: At, draft: Draft, path: string): Promise<number> {
  const answer = await head(api, draft, path);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return Number(answer.headers.get('upload-offset'));
}

/** What the application's owner is told of its uploads. */
export async function uploadsOf(api: At, draft: Draft): Promise<unknown> {
  const answer = await ask(api, 'GET', `/applications/${draft.id}/uploads`, { key: draft.depositKey });
  return answer.body;
}

/** Sends the beginning of a part and then nothing, on a connection that stays open; all of it is on its way. */
export async function sendHalf(
  api: At,
  draft: Draft,
  path: string,
  offset: number,
  { announced, sent, headers = [] }: { announced: number; sent: Uint8Array; headers?: string[] },
): Promise<Socket> {
  const { hostname, port } = new URL(api.address);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  await once(socket, 'connect');
  const lines = [
    `PATCH ${path} HTTP/1.1`,
    `Host: ${hostname}`,
    `Authorization: Bearer ${draft.depositKey}`,
    'Tus-Resumable: 1.0.0',
    'Content-Type: application/offset+octet-stream',
    `Upload-Offset: ${offset}`,
    `Content-Length: ${announced}`,
    ...headers,
    '\r\n',
  ];
  socket.write(lines.join('\r\n'));
  // What a socket still holds back goes with it when it is destroyed.
  await new Promise((written) => {
    socket.write(sent, written);
  });
  return socket;
}
