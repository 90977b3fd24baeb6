import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ContestMismatchError, openContest } from '@palmares/contest/contest';
import { EditionError } from '@palmares/contest/edition/load-edition';
import { holdLock, releaseLock } from '@palmares/contest/locks';
import {
  keepHumanCells,
  readHumanCells,
  readMirrorState,
  readRevision,
  writeMirrorState,
} from '@palmares/contest/mirror';
import { viewMirrorSnapshot } from '@palmares/contest/views/mirror-snapshot';
import { exitOnMistake } from '@palmares/runtime/exit-on-mistake';
import { createLog } from '@palmares/runtime/log';
import { readConfigOrExit } from '@palmares/runtime/read-config';
import { announceReady } from '@palmares/runtime/ready';
import { onStop } from '@palmares/runtime/stop';
import { applySync } from './apply-sync.ts';
import { configSchema } from './config.ts';
import { keepLock, LOCK_MS } from './mirror-lock.ts';
import { LAYOUT_VERSION } from './provision-tab.ts';
import { readServiceAccount } from './service-account.ts';
import { createSheetsClient } from './sheets-client.ts';
import { runSyncLoop } from './sync-loop.ts';
import { buildWorkbook } from './workbook.ts';
import { renderXlsx, writeXlsx } from './xlsx.ts';

const STOP_PATIENCE_MS = 2000;

const config = readConfigOrExit(configSchema, process.env);
const log = createLog('sheets-sync', config.LOG_LEVEL);
const account = await readServiceAccount(config.GOOGLE_APPLICATION_CREDENTIALS);
await mkdir(config.PALMARES_DATA, { recursive: true });
const contest = await exitOnMistake(
  openContest({
    databaseUrl: config.DATABASE_URL,
    editionPath: config.PALMARES_EDITION,
    clockStart: config.PALMARES_CLOCK,
  }),
  ContestMismatchError,
  EditionError,
);
const spreadsheetId = config.SPREADSHEET_ID;
const client = createSheetsClient({
  account,
  spreadsheetId,
  rootUrl: config.SHEETS_ROOT_URL,
  timeoutMs: config.MIRROR_TIMEOUT_MS,
});
const holder = randomUUID();
const xlsxPath = join(config.PALMARES_DATA, 'palmares.xlsx');
const stopping = new AbortController();

const loop = runSyncLoop(
  {
    log,
    account: account.client_email,
    lock: keepLock(
      () => holdLock(contest, { name: spreadsheetId, holder, milliseconds: LOCK_MS }),
      () => releaseLock(contest, spreadsheetId, holder),
    ),
    timing: {
      pollMs: config.MIRROR_POLL_MS,
      driftMs: config.MIRROR_DRIFT_SECONDS * 1000,
      waitFactor: config.MIRROR_WAIT_FACTOR,
    },
    readRevision: () => readRevision(contest),
    readConfirmedRevision: async () => (await readMirrorState(contest, spreadsheetId))?.revision ?? null,
    countOpinions: () => contest.secondOpinions.finished,
    async buildWanted() {
      // A short wait, so that small juries take one publish and not two; the official ranking never waits for longer.
      const patience = { waitMs: config.MIRROR_OPINION_WAIT_MS };
      const snapshot = await viewMirrorSnapshot(contest, { kind: 'mirror' }, patience);
      if (snapshot.kind !== 'snapshot') throw new Error('The mirror may not see the contest');
      const lacking = (kind: 'computing' | 'unavailable') =>
        snapshot.categories.filter(({ secondOpinion }) => secondOpinion?.kind === kind);
      const unavailable = lacking('unavailable').map(({ ranking }) => ranking.category);
      if (unavailable.length > 0) log.warn({ categories: unavailable }, 'no second opinion can be given');
      const awaits = lacking('computing').length > 0;
      return { wanted: buildWorkbook(snapshot), revision: snapshot.revision, awaits };
    },
    async writeFile(wanted) {
      const kept = await readHumanCells(contest, spreadsheetId);
      await writeXlsx(xlsxPath, await renderXlsx(wanted, new Map(kept.map((cells) => [cells.code, cells]))));
    },
    sync: (wanted) =>
      applySync(
        client,
        {
          readHumanCells: () => readHumanCells(contest, spreadsheetId),
          keepHumanCells: (cells) => keepHumanCells(contest, spreadsheetId, cells),
          readLastPublish: async () => (await readMirrorState(contest, spreadsheetId))?.publish ?? 0,
        },
        wanted,
      ),
    confirm: (wanted, revision, publish) =>
      writeMirrorState(contest, spreadsheetId, {
        publish,
        hash: wanted.hash,
        revision,
        layout: LAYOUT_VERSION,
        publishedAt: contest.clock(),
      }),
  },
  stopping.signal,
);

onStop(log, async () => {
  stopping.abort();
  // A call that hangs is left behind: the next start begins with a read in any case.
  await Promise.race([loop, sleep(STOP_PATIENCE_MS)]);
  await contest[Symbol.asyncDispose]();
});
log.info({ spreadsheetId, account: account.client_email, xlsx: xlsxPath }, 'ready');
announceReady();
await loop;
