import { type FileHandle, open } from 'node:fs/promises';
import { type Fences, systemFences } from './fences.ts';
import { createLimit } from './limit.ts';
import { type FileOutcome, startWorker, type WarmWorker, type WorkerKind } from './warm-worker.ts';

/** What came of asking a worker: its report, too much work or a crash because of the file, or a fault of our own. */
export type WorkerOutcome =
  | { readonly kind: 'reported'; readonly report: unknown }
  | { readonly kind: 'too-complex' }
  | { readonly kind: 'unavailable'; readonly cause: unknown };

export type WorkerPoolOptions = WorkerKind & {
  /** As many files are read at once; the others wait in the order they came. */
  readonly size: number;
  /** How many workers stand ready before anyone asks. */
  readonly ahead: number;
  /** After so many files another worker is started to take over; after twice as many this one is ended at once. */
  readonly filesPerWorker: number;
  /** Whether a report is of a file so harmless that its worker may read another. */
  readonly isHarmless: (report: unknown) => boolean;
  readonly fences?: Fences;
};

/** A file to be read, by its absolute path, and the milliseconds that this may take. */
export type WorkerTask = {
  readonly path: string;
  readonly wallMilliseconds: number;
  /** Ends the task early; its outcome then says nothing. */
  readonly signal?: AbortSignal;
};

export type WorkerPool = AsyncDisposable & {
  readonly ask: (task: WorkerTask) => Promise<WorkerOutcome>;
  /** Starts the workers that stand ready, and waits until they do. */
  readonly warmUp: () => Promise<void>;
  /** The processes that run now. */
  readonly pids: () => readonly number[];
};

/** A place for one worker, and for the one that will replace it. */
type Slot = { worker: WarmWorker | undefined; successor: WarmWorker | undefined };

/** A worker that has grown to this is replaced, so that each file finds about as much memory. */
const tiredBytes = 402_653_184;

/**
 * Workers that stay between files, because to start one takes a hundred times as long as to read a file. What is said
 * of a file must never depend on the files before it: a worker is replaced after each file that is not harmless, and a
 * file that ends a used worker gets a second try in a new one.
 */
export function openWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { size, ahead, filesPerWorker, isHarmless, fences = systemFences } = options;
  const limit = createLimit(size);
  const slots: readonly Slot[] = Array.from({ length: size }, () => ({
    worker: undefined,
    successor: undefined,
  }));
  const busy = new Set<Slot>();
  const running = new Set<WarmWorker>();
  let closed = false;

  return {
    ask: (task) => limit(() => openAndAsk(task)),
    async warmUp() {
      if (closed) return;
      try {
        await Promise.all(slots.slice(0, ahead).map((slot) => workerIn(slot).ready));
      } catch (cause) {
        // Whoever closes the pool meanwhile doesn't miss them.
        if (!closed) throw cause;
      }
    },
    pids: () => Array.from(running, ({ pid }) => pid).filter((pid) => pid !== undefined),
    async [Symbol.asyncDispose]() {
      closed = true;
      for (const worker of running) worker.kill();
      await Promise.all(Array.from(running, ({ ended }) => ended));
    },
  };

  async function openAndAsk(task: WorkerTask): Promise<WorkerOutcome> {
    const slot = takeSlot();
    try {
      await using file = await open(task.path, 'r');
      return await askTwice(slot, file, task);
    } catch (cause) {
      return { kind: 'unavailable', cause };
    } finally {
      busy.delete(slot);
    }
  }

  function takeSlot(): Slot {
    const free = slots.filter((slot) => !busy.has(slot));
    const slot = free.find(({ worker }) => worker?.isReady()) ?? free.find(({ worker }) => worker) ?? free[0];
    if (slot === undefined) throw new Error('More files are read at once than there are workers');
    busy.add(slot);
    return slot;
  }

  async function askTwice(slot: Slot, file: FileHandle, task: WorkerTask): Promise<WorkerOutcome> {
    const end = performance.now() + task.wallMilliseconds;
    const first = await askOnce(slot, file, task, task.wallMilliseconds);
    const left = end - performance.now();
    const outcome =
      first.kind === 'stopped' || (first.kind === 'crashed' && first.used && left > 0)
        ? await askOnce(slot, file, task, first.kind === 'stopped' ? task.wallMilliseconds : left)
        : first;
    switch (outcome.kind) {
      case 'reported':
        return { kind: 'reported', report: outcome.report };
      case 'crashed':
      case 'stuck':
        return { kind: 'too-complex' };
      case 'stopped':
        return { kind: 'unavailable', cause: outcome.cause };
    }
  }

  async function askOnce(
    slot: Slot,
    file: FileHandle,
    { signal }: WorkerTask,
    wallMilliseconds: number,
  ): Promise<FileOutcome & { readonly used: boolean }> {
    if (closed || signal?.aborted === true)
      return { kind: 'stopped', cause: new Error('The check was interrupted'), used: false };
    const worker = workerIn(slot);
    const used = worker.files() > 0;
    signal?.addEventListener('abort', worker.kill);
    const outcome = await examineIn(worker, file, wallMilliseconds);
    signal?.removeEventListener('abort', worker.kill);
    const mayStay = outcome.kind === 'reported' && outcome.idle && isHarmless(outcome.report);
    if (!mayStay || worker.files() >= 2 * filesPerWorker) replace(slot, worker);
    else if (worker.files() >= filesPerWorker || outcome.residentBytes > tiredBytes) succeed(slot);
    return { ...outcome, used };
  }

  function workerIn(slot: Slot): WarmWorker {
    if (slot.successor?.isReady() === true) {
      slot.worker?.kill();
      slot.worker = slot.successor;
      slot.successor = undefined;
    }
    slot.worker ??= start(slot);
    return slot.worker;
  }

  function start(slot: Slot): WarmWorker {
    const worker = startWorker(options, fences);
    running.add(worker);
    void forget(slot, worker);
    return worker;
  }

  async function forget(slot: Slot, worker: WarmWorker): Promise<void> {
    await worker.ended;
    running.delete(worker);
    // One that died while it waited is not given a file.
    if (slot.worker === worker) slot.worker = undefined;
    if (slot.successor === worker) slot.successor = undefined;
  }

  /** After this file the worker is not to be trusted. */
  function replace(slot: Slot, worker: WarmWorker): void {
    worker.kill();
    slot.worker = slot.successor;
    slot.successor = undefined;
    if (!closed && slots.indexOf(slot) < ahead) workerIn(slot);
  }

  /** The worker has done its part, and goes on only until another is ready. */
  function succeed(slot: Slot): void {
    if (!closed) slot.successor ??= start(slot);
  }
}

async function examineIn(
  worker: WarmWorker,
  file: FileHandle,
  wallMilliseconds: number,
): Promise<FileOutcome> {
  try {
    await worker.ready;
  } catch (cause) {
    return { kind: 'stopped', cause };
  }
  const { size } = await file.stat();
  return worker.examine(file, size, wallMilliseconds);
}
