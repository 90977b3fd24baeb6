import { Worker } from 'node:worker_threads';
import type { PrintAnswer, PrintJob } from './print-job.ts';
import type { PrintableReceipt, ReceiptPrint } from './printable-receipt.ts';

/** Prints receipts beside everything else: a PDF takes an eighth of a second, in which a process would answer nobody. */
export type ReceiptPrinter = AsyncDisposable & {
  /** Throws `ReceiptPrintError` where there is no PDF; asking again may help. */
  print(receipt: PrintableReceipt, print: ReceiptPrint): Promise<Uint8Array<ArrayBuffer>>;
};

/** A receipt could not be printed. The deposit and its signed receipt are not touched by it. */
export class ReceiptPrintError extends Error {
  override readonly name = 'ReceiptPrintError';
}

type Waiting = ReturnType<typeof Promise.withResolvers<Uint8Array<ArrayBuffer>>>;

const THREAD = new URL('./receipt-thread.ts', import.meta.url);
/** As little as printing needs: five hundred receipts in a minute must not make the process grow. */
const MEMORY = { maxOldGenerationSizeMb: 80, maxYoungGenerationSizeMb: 4 };

/**
 * Makes a printer. Its thread begins with the first receipt (so nobody loads what draws before it is needed), and ends
 * after `idleMs` without any, which gives its memory back. Only what is being printed keeps the process alive.
 */
export function openReceiptPrinter({ idleMs = 30_000, module = THREAD } = {}): ReceiptPrinter {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  const start = (): Worker => {
    const started = new Worker(module, { resourceLimits: MEMORY });
    started.on('message', (answer: PrintAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('pdf' in answer) asked?.resolve(answer.pdf);
      else asked?.reject(new ReceiptPrintError(answer.failure));
      if (waiting.size === 0) rest(started);
    });
    let cause: unknown;
    started.on('error', (error) => {
      cause = error;
    });
    started.once('exit', () => {
      if (worker !== started) return;
      worker = null;
      for (const { reject } of waiting.values()) {
        reject(new ReceiptPrintError('The thread that prints receipts ended', { cause }));
      }
      waiting.clear();
    });
    return started;
  };

  const rest = (resting: Worker): void => {
    resting.unref();
    idle = setTimeout(() => {
      if (worker === resting) worker = null;
      void resting.terminate();
    }, idleMs).unref();
  };

  return {
    print(receipt, print) {
      clearTimeout(idle);
      worker ??= start();
      worker.ref();
      lastId += 1;
      const asked = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
      waiting.set(lastId, asked);
      worker.postMessage({ id: lastId, receipt, print } satisfies PrintJob, []);
      return asked.promise;
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(idle);
      await worker?.terminate();
    },
  };
}
