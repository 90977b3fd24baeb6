import { ContestMismatchError, openContest } from '@palmares/contest/contest';
import { EditionError } from '@palmares/contest/edition/load-edition';
import { describeFences } from '@palmares/file-checks/fences';
import { openFileChecks } from '@palmares/file-checks/file-checks';
import { openReceiptPrinter } from '@palmares/report/receipt/receipt-printer';
import { exitOnMistake } from '@palmares/runtime/exit-on-mistake';
import { createLog } from '@palmares/runtime/log';
import { readConfigOrExit } from '@palmares/runtime/read-config';
import { announceReady } from '@palmares/runtime/ready';
import { serve } from '@palmares/runtime/serve';
import { onStop } from '@palmares/runtime/stop';
import { createApp } from './app.ts';
import { apiConfig } from './config.ts';
import { attachReceipt } from './mail/attach-receipt.ts';
import { openMailTransport } from './mail/open-mail-transport.ts';
import { startMailer } from './mail/start-mailer.ts';
import { parseClamdAddress } from './scanning/clamd-address.ts';
import { openClamdScanner } from './scanning/clamd-scanner.ts';
import { startScanning } from './scanning/start-scanning.ts';
import { openBlobStore } from './uploads/open-blob-store.ts';
import { keepUploads } from './uploads/resumable/keep-uploads.ts';
import { partsPlace } from './uploads/resumable/parts-place.ts';
import { openResumableUploads } from './uploads/resumable/resumable-uploads.ts';
import { sweepBlobs } from './uploads/sweep-blobs.ts';

const WARM_UP_AFTER_MILLISECONDS = 5000;

const config = readConfigOrExit(apiConfig, process.env);
const log = createLog('api', config.LOG_LEVEL);

const contest = await exitOnMistake(
  openContest({
    databaseUrl: config.DATABASE_URL,
    editionPath: config.PALMARES_EDITION,
    clockStart: config.PALMARES_CLOCK,
    scansFiles: config.CLAMD_URL !== undefined,
  }),
  ContestMismatchError,
  EditionError,
);
const blobs = await openBlobStore(config);
await sweepBlobs({ contest, blobs, log });

const scanner =
  config.CLAMD_URL === undefined ? undefined : openClamdScanner(parseClamdAddress(config.CLAMD_URL));
const fences = describeFences();
log[fences.complete ? 'info' : 'warn']({ fences: fences.line }, 'what holds the checks of files');
const checks = openFileChecks({ ffprobe: config.FFPROBE_PATH });
const receiptPrinter = openReceiptPrinter();
const resumable = openResumableUploads({ contest, log }, partsPlace(config));
const app = createApp({
  contest,
  blobs,
  checks,
  resumable,
  log,
  publicUrl: config.PUBLIC_URL,
  receiptPrinter,
  ...(scanner === undefined ? {} : { scanner }),
});
const served = await serve({
  fetch: app.fetch,
  host: config.API_HOST,
  port: config.API_PORT,
  portVariable: 'API_PORT',
  // A 500 MB video takes as long as its line needs; each upload is watched for a minimum rate instead.
  requestTimeout: 0,
  log,
});

const uploadKeeper = keepUploads({ contest, blobs, checks, log }, resumable);
const mailer = startMailer({
  contest,
  transport: await openMailTransport(config, contest.edition),
  log,
  publicUrl: config.PUBLIC_URL,
  findAttachments: (mail) => attachReceipt({ contest, publicUrl: config.PUBLIC_URL, receiptPrinter }, mail),
});

const scanning = scanner === undefined ? undefined : startScanning({ contest, blobs, scanner, log });

// The first deposit need not wait for its checks to start; the processes that start beside this one come first.
const warming = setTimeout(() => {
  checks.warmUp().catch((error: unknown) => log.error({ err: error }, 'the checks of files do not start'));
}, WARM_UP_AFTER_MILLISECONDS);

onStop(log, async () => {
  clearTimeout(warming);
  await Promise.all([served.close(), mailer.close(), scanning?.close(), uploadKeeper[Symbol.asyncDispose]()]);
  await Promise.all([receiptPrinter[Symbol.asyncDispose](), checks[Symbol.asyncDispose]()]);
  await contest[Symbol.asyncDispose]();
});
log.info({ address: served.address, rehearsal: contest.rehearsal }, 'ready');
announceReady(served.address);
