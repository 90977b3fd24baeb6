import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@palmares/runtime/log';
import type { SyncOutcome } from './apply-sync.ts';
import { describeThrown } from './error-fields.ts';
import type { MirrorLock } from './mirror-lock.ts';
import { describeFailure, waitAfter } from './retry-policy.ts';
import type { Workbook } from './workbook-model.ts';

/** What the loop is made of; all times in milliseconds of the process's own clock. */
export type SyncLoop = {
  readonly lock: MirrorLock;
  readonly log: Logger;
  /** Whom a spreadsheet must be shared with. */
  readonly account: string;
  readonly timing: { readonly pollMs: number; readonly driftMs: number; readonly waitFactor: number };
  readRevision(): Promise<number>;
  /** The revision that the spreadsheet was last known to show; null before the first publish. */
  readConfirmedRevision(): Promise<number | null>;
  /** Grows when a second opinion that was awaited may be there. */
  countOpinions(): number;
  /** The workbook at the contest's present state, the revision it was made at, and whether second opinions are awaited. */
  buildWanted(): Promise<{ readonly wanted: Workbook; readonly revision: number; readonly awaits: boolean }>;
  writeFile(wanted: Workbook): Promise<void>;
  sync(wanted: Workbook): Promise<SyncOutcome>;
  confirm(wanted: Workbook, revision: number, publish: number): Promise<void>;
};

/** A burst of changes is waited for until it pauses for one poll, at most this long. */
const SETTLE_MS = 1000;

type State = {
  revision: number;
  /** The count of second opinions before the workbook was built; null when none is awaited. */
  awaitedSince: number | null;
  wanted: Workbook | null;
  confirmedHash: string | null;
  confirmedRevision: number | null;
  writtenHash: string | null;
  nextDrift: number;
  notBefore: number;
  failures: number;
};

/**
 * Mirrors until `signal` is aborted. The first turn reads the spreadsheet once; then a changed workbook takes one read
 * and one write, an unchanged one nothing but a read every `driftMs`, which also fetches what people wrote.
 */
export async function runSyncLoop(loop: SyncLoop, signal: AbortSignal): Promise<void> {
  let state: State = freshState();
  let waiting = false;
  while (!signal.aborted) {
    try {
      if (await loop.lock.hold()) {
        if (waiting) loop.log.info('this instance mirrors now');
        waiting = false;
        await takeTurn(loop, state, signal);
      } else {
        if (!waiting) loop.log.info('another instance mirrors; waiting');
        waiting = true;
        // Whoever mirrored meanwhile may have changed everything.
        state = freshState();
      }
    } catch (error) {
      loop.log.error(describeThrown(error), 'a turn of the mirror failed');
      state.notBefore = performance.now() + SETTLE_MS;
    }
    await pause(loop.timing.pollMs, signal);
  }
  await loop.lock.release();
}

function freshState(): State {
  return {
    revision: -1,
    awaitedSince: null,
    wanted: null,
    confirmedHash: null,
    confirmedRevision: null,
    writtenHash: null,
    nextDrift: 0,
    notBefore: 0,
    failures: 0,
  };
}

async function takeTurn(loop: SyncLoop, state: State, signal: AbortSignal): Promise<void> {
  const revision = await loop.readRevision();
  const changed = revision !== state.revision;
  const arrived = state.awaitedSince !== null && loop.countOpinions() !== state.awaitedSince;
  if (state.wanted === null || changed || arrived) {
    if (state.wanted !== null && changed) await settle(loop, revision, signal);
    if (state.wanted === null) state.confirmedRevision = await loop.readConfirmedRevision();
    const opinions = loop.countOpinions();
    const built = await loop.buildWanted();
    state.wanted = built.wanted;
    state.revision = built.revision;
    state.awaitedSince = built.awaits ? opinions : null;
  }
  const { wanted } = state;
  // The official ranking stands there already: its second opinions follow together, once they are all there.
  if (state.awaitedSince !== null && state.revision === state.confirmedRevision) return;
  if (state.writtenHash !== wanted.hash) await writeFile(loop, state, wanted);
  const now = performance.now();
  const due = wanted.hash !== state.confirmedHash || now >= state.nextDrift;
  if (!due || now < state.notBefore || signal.aborted) return;
  await syncOnce(loop, state, wanted);
}

async function syncOnce(loop: SyncLoop, state: State, wanted: Workbook): Promise<void> {
  const started = performance.now();
  const outcome = await loop.sync(wanted);
  const now = performance.now();
  if (outcome.kind === 'failed') {
    state.failures += 1;
    const wait = waitAfter(outcome.failure, state.failures, Math.random()) * loop.timing.waitFactor;
    state.notBefore = now + wait;
    loop.log.warn(
      { step: outcome.step, failures: state.failures, waitMs: Math.round(wait) },
      `the spreadsheet: ${describeFailure(outcome.failure, loop.account)}`,
    );
    return;
  }
  await loop.confirm(wanted, state.revision, outcome.publish);
  state.confirmedHash = wanted.hash;
  state.confirmedRevision = state.revision;
  // What a person does between our read and our write shows in the next read: after a disturbance it comes soon.
  const disturbed = outcome.kind === 'published' && outcome.counts.disturbedTabs > 0;
  state.nextDrift = now + (disturbed ? SETTLE_MS : loop.timing.driftMs);
  state.failures = 0;
  // People's words stand in the file too.
  if (outcome.humanChanges > 0) await writeFile(loop, state, wanted);
  const { kind, movedTabs, counts, publish, requests, humanChanges } = outcome;
  if (movedTabs.length > 0)
    loop.log.warn(
      { tabs: movedTabs.length },
      'columns were moved in the spreadsheet: these tabs are left alone until the columns are back, or the tabs are deleted to be made again',
    );
  if (kind === 'published')
    loop.log.info(
      { publish, revision: state.revision, requests, humanChanges, ...counts, ms: Math.round(now - started) },
      'published',
    );
  else loop.log.debug({ publish, humanChanges, foreignRows: counts.foreignRows }, 'unchanged');
}

// A full disk, or a file that somebody has open, must not keep the ranking from the spreadsheet.
async function writeFile(loop: SyncLoop, state: State, wanted: Workbook): Promise<void> {
  state.writtenHash = wanted.hash;
  try {
    await loop.writeFile(wanted);
  } catch (error) {
    loop.log.warn(describeThrown(error), 'the .xlsx could not be written; next try at the next change');
  }
}

async function settle(loop: SyncLoop, first: number, signal: AbortSignal): Promise<void> {
  const until = performance.now() + SETTLE_MS;
  let last = first;
  while (performance.now() < until && !signal.aborted) {
    await pause(Math.min(loop.timing.pollMs, SETTLE_MS), signal);
    const revision = await loop.readRevision();
    if (revision === last) return;
    last = revision;
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
