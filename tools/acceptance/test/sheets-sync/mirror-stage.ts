import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contest } from '@palmares/contest/contest';
import { createLog } from '@palmares/runtime/log';
import { serve } from '@palmares/runtime/serve';
import { createSheets, type LocalSheets } from '@palmares/workspace/sheets/create-sheets';
import { type AppProcess, startApp, stopApp } from '../../src/app-process.ts';
import { openRehearsal } from './contest-seed.ts';

export const SPREADSHEET = 'palmares';

/** A contest, a local Google Sheets, and as many instances of the mirror as a test starts. */
export type Stage = AsyncDisposable & {
  readonly folder: string;
  readonly contest: Contest;
  readonly sheets: LocalSheets;
  readonly address: string;
  start(variables?: Readonly<Record<string, string>>): Promise<AppProcess>;
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
  const instances: AppProcess[] = [];

  return {
    folder,
    contest,
    sheets,
    address: server.address,
    async start(variables = {}) {
      const instance = await startApp('sheets-sync', {
        PALMARES_DATA: folder,
        DATABASE_URL: databaseUrl,
        GOOGLE_APPLICATION_CREDENTIALS: keyPath,
        SPREADSHEET_ID: SPREADSHEET,
        SHEETS_ROOT_URL: `${server.address}/sheets/`,
        LOG_LEVEL: 'debug',
        MIRROR_POLL_MS: '50',
        MIRROR_WAIT_FACTOR: '0.01',
        // One publish a change, so that publishes can be counted.
        MIRROR_OPINION_WAIT_MS: '60000',
        // So that calls can be counted, however long a test takes.
        MIRROR_DRIFT_SECONDS: '600',
        ...variables,
      });
      instances.push(instance);
      return instance;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(instances.map((instance) => stopApp(instance, 'SIGTERM')));
      sheets.close();
      await server.close();
      await contest[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
