import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiKey } from '@palmares/contest/acts/create-api-key';
import type { Contest } from '@palmares/contest/contest';
import { openTestContest, operator } from '@palmares/contest/testing';
import { openFileChecks } from '@palmares/file-checks/file-checks';
import { openReceiptPrinter } from '@palmares/report/receipt/receipt-printer';
import { createLog } from '@palmares/runtime/log';
import { serve } from '@palmares/runtime/serve';
import { vi } from 'vitest';
import type { ApiDeps } from '../src/api-env.ts';
import { createApp } from '../src/app.ts';
import { openDiskBlobStore } from '../src/uploads/disk-blob-store.ts';
import { openResumableUploads } from '../src/uploads/resumable/resumable-uploads.ts';

/** The API on a free port, with a database, files and a clock of its own. */
export type ApiServer = AsyncDisposable & {
  readonly address: string;
  /** All that it works with. */
  readonly deps: ApiDeps;
  readonly contest: Contest;
  readonly databaseUrl: string;
  readonly setClock: (instant: string) => void;
  /** What was logged so far. */
  readonly logged: () => string;
  /** Names of the published files, and of those on their way in. */
  readonly files: () => Promise<{ published: string[]; staged: string[] }>;
  readonly folder: string;
};

/** One set of checks for all servers of a test file: their processes start with the first file, and end with the test. */
const fileChecks = openFileChecks();

export async function startApi(
  change: (deps: ApiDeps) => ApiDeps = (deps) => deps,
  instant = '2022-03-14T09:00:00Z',
): Promise<ApiServer> {
  const t = await openTestContest(instant);
  const folder = await mkdtemp(join(tmpdir(), 'palmares-blobs-'));
  const lines: string[] = [];
  const log = createLog('api', 'debug', { destination: { write: (line) => lines.push(line) } });
  const checks = { ...fileChecks, validator: 'test' };
  const blobs = await openDiskBlobStore(folder);
  const receiptPrinter = openReceiptPrinter();
  const resumable = openResumableUploads({ contest: t.contest, log }, join(folder, 'resumable'));
  const deps = change({
    contest: t.contest,
    blobs,
    checks,
    resumable,
    log,
    publicUrl: 'https://palmares.test',
    receiptPrinter,
  });
  const served = await serve({
    fetch: createApp(deps).fetch,
    host: '127.0.0.1',
    port: 0,
    requestTimeout: 0,
    log,
  });
  return {
    address: served.address,
    deps,
    contest: t.contest,
    databaseUrl: t.databaseUrl,
    setClock: t.setClock,
    logged: () => lines.join(''),
    files: async () => ({
      published: (await readdir(folder))
        .filter((name) => !['staging', 'resumable'].includes(name))
        .toSorted(),
      staged: await readdir(join(folder, 'staging')),
    }),
    folder,
    async [Symbol.asyncDispose]() {
      await served.close();
      await receiptPrinter[Symbol.asyncDispose]();
      await t[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An answer with its body read, as JSON where it is. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
};

/** What a body can be made of. */
export type Sent = NonNullable<RequestInit['body']>;

/** Asks the API; `json` is sent as such, `key` as a bearer. */
export async function ask(
  api: Pick<ApiServer, 'address'>,
  method: string,
  path: string,
  sent: { key?: string; json?: unknown; headers?: Record<string, string>; body?: Sent } = {},
): Promise<Answer> {
  const response = await fetch(`${api.address}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(sent.key === undefined ? {} : { Authorization: `Bearer ${sent.key}` }),
      ...(sent.json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...sent.headers,
    },
    ...(sent.json === undefined ? {} : { body: JSON.stringify(sent.json) }),
    ...(sent.body === undefined ? {} : { body: sent.body, duplex: 'half' }),
  });
  const text = await response.text();
  const isJson = /[/+]json$/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body };
}

/** A draft that was just begun. */
export type Draft = { readonly id: string; readonly code: string; readonly depositKey: string };

export async function beginDraft(api: ApiServer, metadata: object = {}): Promise<Draft> {
  const answer = await ask(api, 'POST', '/applications', { json: metadata });
  if (answer.status !== 201 || !isDraft(answer.body)) throw new Error(answer.text);
  return answer.body;
}

function isDraft(body: unknown): body is Draft {
  return typeof body === 'object' && body !== null && 'depositKey' in body && 'id' in body && 'code' in body;
}

/** A key of the secretariat. */
export async function secretariatKey(api: ApiServer): Promise<string> {
  const made = await createApiKey(api.contest, operator, { role: 'secretariat', name: 'test' });
  if (made.kind !== 'created') throw new Error(made.kind);
  return made.key;
}

/**
 * Waits until something is so; fails with its last state, before its test does. Threads that print and compute let
 * everything else go first: on a busy machine they may take minutes.
 */
export function until<T>(look: () => T | Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  const lookOnce = async () => {
    const seen = await look();
    if (!isSo(seen)) throw new Error(`still ${JSON.stringify(seen)}`);
    return seen;
  };
  return vi.waitFor(lookOnce, { timeout: 200_000, interval: 10 });
}
