import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Contest } from '@palmares/contest/contest';
import { createLog } from '@palmares/runtime/log';
import { serve } from '@palmares/runtime/serve';
import { createSheets, type LocalSheets } from '@palmares/workspace/sheets/create-sheets';
import { openRehearsal } from './contest-seed.ts';

const MAIN = resolve(import.meta.dirname, '../../../../apps/sheets-sync/src/main.ts');
const PATIENCE_MS = 90_000;

export const SPREADSHEET = 'palmares';

/** A running instance of the mirror: a process of its own, and the lines that it logged. */
export type Instance = { readonly process: ChildProcess; readonly lines: string[] };

/** A contest, a local Google Sheets, and as many instances of the mirror as a test starts. */
export type Stage = AsyncDisposable & {
  readonly folder: string;
  readonly contest: Contest;
  readonly sheets: LocalSheets;
  readonly address: string;
  start(variables?: Readonly<Record<string, string>>): Promise<Instance>;
};

export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-mirror-'));
  const databaseUrl = `sqlite:${join(folder, 'palmares.sqlite')}`;
  const contest = await openRehearsal(databaseUrl);
  const sheets = await createSheets({ publicUrl: 'http://127.0.0.1' });
  const log = createLog('stage', 'silent');
  const server = await serve({ fetch: sheets.app.fetch, host: '127.0.0.1', port: 0, log, drainLimit: 0 });
  await sheets.createSpreadsheet({ id: SPREADSHEET, title: 'Palmarès' });
  const keyPath = join(folder, 'service-account.json');
  await writeFile(keyPath, JSON.stringify(sheets.serviceAccount));
  const instances: Instance[] = [];

  return {
    folder,
    contest,
    sheets,
    address: server.address,
    async start(variables = {}) {
      const child = fork(MAIN, {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: {
          PATH: process.env['PATH'],
          PALMARES_DATA: folder,
          DATABASE_URL: databaseUrl,
          GOOGLE_APPLICATION_CREDENTIALS: keyPath,
          SPREADSHEET_ID: SPREADSHEET,
          SHEETS_ROOT_URL: `${server.address}/sheets/`,
          LOG_LEVEL: 'debug',
          MIRROR_POLL_MS: '50',
          MIRROR_WAIT_FACTOR: '0.01',
          MIRROR_TIMEOUT_MS: '2000',
          // One publish a change, so that publishes can be counted.
          MIRROR_OPINION_WAIT_MS: '60000',
          ...variables,
        },
      });
      const lines: string[] = [];
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => lines.push(text));
      }
      const instance = { process: child, lines };
      instances.push(instance);
      const [message]: unknown[] = await Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(() => Promise.reject(new Error(lines.join('')))),
      ]);
      if (!isDeepStrictEqual(message, { kind: 'ready' })) throw new Error('Not ready');
      return instance;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(instances.map((instance) => stop(instance, 'SIGTERM')));
      sheets.close();
      await server.close();
      await contest[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ends an instance and waits until it is gone. */
export async function stop({ process: child }: Instance, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** Waits until a condition holds; fails with `what` when it doesn't in time. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`It never happened: ${what}`);
    await sleep(20);
  }
}
