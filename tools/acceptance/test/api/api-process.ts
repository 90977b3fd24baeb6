import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeMetadata } from '@palmares/contest/testing';
import { z } from 'zod';
import { type AppProcess, startApp, stopApp } from '../../src/app-process.ts';

const draftSchema = z.object({ id: z.string(), depositKey: z.string() });

/** The API as a process of its own, on a data folder of its own. */
export type ApiProcess = AsyncDisposable & {
  address(): string;
  pid(): number;
  /** Published files, and those on their way in. */
  files(): Promise<{ published: string[]; staged: string[] }>;
  stop(signal: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
};

export async function startApiProcess(env: Record<string, string> = {}): Promise<ApiProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-api-'));
  const blobs = join(folder, 'blobs');
  let running: AppProcess;

  const start = async (): Promise<void> => {
    running = await startApp('api', {
      PALMARES_DATA: folder,
      PALMARES_CLOCK: '2022-03-14T10:00:00+01:00',
      API_PORT: '0',
      LOG_LEVEL: 'error',
      ...env,
    });
  };
  const stop = (signal: NodeJS.Signals) => stopApp(running, signal);
  await start();
  return {
    address: () => running.address,
    pid: () => running.child.pid ?? 0,
    files: async () => ({
      published: (await readdir(blobs)).filter((name) => name !== 'staging'),
      staged: await readdir(join(blobs, 'staging')),
    }),
    stop,
    start,
    async [Symbol.asyncDispose]() {
      await stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A candidate with a complete draft but for its files. */
export type Candidate = { readonly id: string; readonly depositKey: string };

export async function beginDraft(api: ApiProcess): Promise<Candidate> {
  const answer = await fetch(`${api.address()}/applications`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(completeMetadata()),
  });
  return draftSchema.parse(await answer.json());
}

/** Asks something about one's own application; `body` is its JSON. */
export async function askOwn(
  api: ApiProcess,
  { id, depositKey }: Candidate,
  method: string,
  path: string,
  sent: { type?: string; body?: NonNullable<RequestInit['body']> } = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${api.address()}/applications/${id}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${depositKey}`,
      ...(sent.type === undefined ? {} : { 'Content-Type': sent.type }),
    },
    ...(sent.body === undefined ? {} : { body: sent.body, duplex: 'half' }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}
