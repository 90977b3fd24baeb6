import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { completeMetadata } from '@palmares/contest/testing';
import { apiNodeOptions } from '@palmares/supervisor/plan-processes';
import { z } from 'zod';

const API = resolve(import.meta.dirname, '../../../../apps/api/src/main.ts');
const readyMessage = z.object({ kind: z.literal('ready'), address: z.string() });
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
  let running: { child: ChildProcess; address: string } | undefined;

  const start = async (): Promise<void> => {
    const child = fork(API, {
      execArgv: [...apiNodeOptions],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        PALMARES_DATA: folder,
        PALMARES_CLOCK: '2022-03-14T10:00:00+01:00',
        API_PORT: '0',
        LOG_LEVEL: 'error',
        ...env,
      },
    });
    const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    running = { child, address: readyMessage.parse(said).address };
  };
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const child = running?.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  await start();
  return {
    address: () => running?.address ?? '',
    pid: () => running?.child.pid ?? 0,
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
