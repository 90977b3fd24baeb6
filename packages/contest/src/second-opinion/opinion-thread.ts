import { Worker } from 'node:worker_threads';
import type { SecondOpinion } from '@palmares/rules/second-opinion/second-opinion';
import type { Refusal } from '@palmares/rules/second-opinion/totals';
import type { OpinionJob } from './opinion-request.ts';

/** How a computation ended. `failed`: the thread died or could not start; `too-long`: it was ended. */
export type ThreadOutcome =
  | { readonly kind: 'done'; readonly result: SecondOpinion | Refusal }
  | { readonly kind: 'failed' }
  | { readonly kind: 'too-long' };

/** A thread that computes one thing at a time. It begins with the first job, and again after one that ended it. */
export type OpinionThread = AsyncDisposable & {
  run(job: OpinionJob): Promise<ThreadOutcome>;
};

export type ThreadOptions = {
  readonly module: URL;
  readonly limitMs: number;
  readonly megabytes: number;
};

/** Makes a thread. It keeps the process alive only while it computes; disposing of it ends it at once. */
export function openThread({ module, limitMs, megabytes }: ThreadOptions): OpinionThread {
  let worker: Worker | null = null;

  const start = (): Worker => {
    const started = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    started.once('exit', () => {
      if (worker === started) worker = null;
    });
    // What was thrown is told by `exit` as well, and may name grades: it goes nowhere.
    started.on('error', () => undefined);
    worker = started;
    return started;
  };

  return {
    async run(job) {
      const computing = worker ?? start();
      computing.ref();
      return new Promise((resolve) => {
        const end = (outcome: ThreadOutcome) => {
          clearTimeout(timer);
          computing.off('message', onMessage);
          computing.off('exit', onExit);
          computing.unref();
          resolve(outcome);
        };
        const onMessage = (result: SecondOpinion | Refusal) => end({ kind: 'done', result });
        const onExit = () => end({ kind: 'failed' });
        const timer = setTimeout(() => {
          if (worker === computing) worker = null;
          end({ kind: 'too-long' });
          void computing.terminate();
        }, limitMs);
        computing.once('message', onMessage);
        computing.once('exit', onExit);
        computing.postMessage(job, []);
      });
    },
    async [Symbol.asyncDispose]() {
      await worker?.terminate();
    },
  };
}
