import type { SecondOpinion } from '@palmares/rules/second-opinion/second-opinion';
import type { InputProblem } from '@palmares/rules/second-opinion/totals';
import type { OpinionRequest } from './opinion-request.ts';
import { openThread, type ThreadOutcome } from './opinion-thread.ts';

/** What there is to say of a category now; `computing` says that asking again later will help. */
export type OpinionOutcome =
  | { readonly kind: 'computing' }
  | { readonly kind: 'computed'; readonly opinion: SecondOpinion }
  | { readonly kind: 'refused'; readonly problems: readonly InputProblem[] }
  | { readonly kind: 'unavailable'; readonly reason: 'too-long' | 'failed' | 'busy' | 'stopped' };

/** Second opinions, made beside everything else: nobody who does not want to wait does. */
export type SecondOpinions = AsyncDisposable & {
  /** How many were finished so far: it grows when something that was `computing` may be there. */
  readonly finished: number;
  /** Answers at once, and has it made if it isn't there. */
  ask(request: OpinionRequest): OpinionOutcome;
  /** The same, waiting at most so long. */
  wait(request: OpinionRequest, milliseconds: number): Promise<OpinionOutcome>;
};

export type SecondOpinionsOptions = {
  /** What the thread runs. */
  readonly module?: URL;
  readonly limitMs?: number;
  readonly mostWaiting?: number;
  readonly mostKept?: number;
};

const WORKER = new URL('./opinion-worker.ts', import.meta.url);
const MEGABYTES = 512;

type Pending = {
  readonly request: OpinionRequest;
  readonly settled: PromiseWithResolvers<OpinionOutcome>;
};

/**
 * One thread and what it has made, by category and by what counts in it: equal contests are computed once, also when
 * many ask at the same time. A newer state of a category takes the place of one that has not begun. What took too
 * long, or broke the thread, is remembered too, and not tried again until the sheets change.
 */
export function openSecondOpinions({
  module = WORKER,
  limitMs = 60_000,
  mostWaiting = 32,
  mostKept = 24,
}: SecondOpinionsOptions = {}): SecondOpinions {
  const thread = openThread({ module, limitMs, megabytes: MEGABYTES });
  const kept = new Map<string, OpinionOutcome>();
  const pending = new Map<string, Pending>();
  const queue: Pending[] = [];
  let running = false;
  let stopped = false;
  let finished = 0;

  const settle = ({ request, settled }: Pending, outcome: OpinionOutcome) => {
    pending.delete(request.key);
    settled.resolve(outcome);
  };

  const computeNext = async (): Promise<void> => {
    const next = running ? undefined : queue.shift();
    if (next === undefined) return;
    running = true;
    const outcome = await compute(next.request);
    running = false;
    // An end that was asked for says nothing about the sheets.
    if (!stopped) keep(next.request.key, outcome);
    finished += 1;
    settle(next, stopped ? STOPPED : outcome);
    await computeNext();
  };

  const compute = async ({ prepare }: OpinionRequest): Promise<OpinionOutcome> => {
    try {
      return readOutcome(await thread.run(prepare()));
    } catch {
      return { kind: 'unavailable', reason: 'failed' };
    }
  };

  const keep = (key: string, outcome: OpinionOutcome) => {
    kept.set(key, outcome);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
  };

  const enqueue = (request: OpinionRequest): OpinionOutcome => {
    const older = queue.findIndex((waiting) => waiting.request.category === request.category);
    const [outdated] = older < 0 ? [] : queue.splice(older, 1);
    if (outdated !== undefined) settle(outdated, { kind: 'computing' });
    if (queue.length >= mostWaiting) return { kind: 'unavailable', reason: 'busy' };
    const made: Pending = { request, settled: Promise.withResolvers() };
    pending.set(request.key, made);
    queue.push(made);
    void computeNext();
    return { kind: 'computing' };
  };

  const ask = (request: OpinionRequest): OpinionOutcome => {
    const outcome = kept.get(request.key);
    if (outcome !== undefined) {
      kept.delete(request.key);
      kept.set(request.key, outcome);
      return outcome;
    }
    if (stopped) return STOPPED;
    return pending.has(request.key) ? { kind: 'computing' } : enqueue(request);
  };

  return {
    get finished() {
      return finished;
    },
    ask,
    async wait(request, milliseconds) {
      const outcome = ask(request);
      const made = pending.get(request.key);
      if (outcome.kind !== 'computing' || made === undefined || milliseconds <= 0) return outcome;
      return settleWithin(made.settled.promise, milliseconds);
    },
    async [Symbol.asyncDispose]() {
      stopped = true;
      for (const waiting of queue.splice(0)) settle(waiting, STOPPED);
      await thread[Symbol.asyncDispose]();
    },
  };
}

const STOPPED: OpinionOutcome = { kind: 'unavailable', reason: 'stopped' };

function readOutcome(outcome: ThreadOutcome): OpinionOutcome {
  switch (outcome.kind) {
    case 'done':
      return outcome.result.kind === 'opinion'
        ? { kind: 'computed', opinion: outcome.result }
        : { kind: 'refused', problems: outcome.result.problems };
    case 'failed':
    case 'too-long':
      return { kind: 'unavailable', reason: outcome.kind };
  }
}

async function settleWithin(made: Promise<OpinionOutcome>, milliseconds: number): Promise<OpinionOutcome> {
  const tooLate = Promise.withResolvers<OpinionOutcome>();
  const timer = setTimeout(() => tooLate.resolve({ kind: 'computing' }), milliseconds);
  try {
    return await Promise.race([made, tooLate.promise]);
  } finally {
    clearTimeout(timer);
  }
}
