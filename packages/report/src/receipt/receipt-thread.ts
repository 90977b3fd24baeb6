import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { PrintAnswer, PrintJob } from './print-job.ts';
import { renderReceipt } from './render-receipt.ts';

// On Linux this is the priority of this thread alone: deposits go first.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on('message', (job: PrintJob) => void work(job));

async function work({ id, receipt, print }: PrintJob): Promise<void> {
  try {
    const pdf = Uint8Array.from(await renderReceipt(receipt, print));
    answer({ id, pdf }, [pdf.buffer]);
  } catch (error) {
    // pdfmake's QR code throws plain strings.
    answer({ id, failure: error instanceof Error ? error.message : String(error) }, []);
  }
}

function answer(said: PrintAnswer, transferred: ArrayBuffer[]): void {
  parentPort?.postMessage(said, transferred);
}
