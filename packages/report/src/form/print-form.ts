import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BlankForm } from './blank-form.ts';

/** The blank form could not be printed; asking again may help. */
export class FormPrintError extends Error {
  override readonly name = 'FormPrintError';
}

/** Prints the blank dossier in a thread of its own, which ends with it: nothing that draws stays in memory. */
export async function printForm(form: BlankForm): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./form-thread.ts', import.meta.url), {
    workerData: form,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  try {
    const [said]: unknown[] = await Promise.race([once(worker, 'message'), once(worker, 'exit')]);
    if (!(said instanceof Uint8Array)) throw new FormPrintError('The thread that prints the form ended');
    return new Uint8Array(said);
  } catch (cause) {
    if (cause instanceof FormPrintError) throw cause;
    throw new FormPrintError('The blank form could not be printed', { cause });
  } finally {
    await worker.terminate();
  }
}
