import { parentPort, workerData } from 'node:worker_threads';
import type { BlankForm } from './blank-form.ts';
import { renderForm } from './render-form.ts';

// What comes here comes from `print-form.ts` alone.
const form: BlankForm = workerData;
const pdf = await renderForm(form);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(pdf);
