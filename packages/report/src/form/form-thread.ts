import { parentPort, workerData } from 'node:worker_threads';
import type { BlankForm } from './blank-form.ts';
import { renderForm } from './render-form.ts';

// What comes here comes from `print-form.ts` alone.
const form: BlankForm = workerData;
const pdf = await renderForm(form);
parentPort?.postMessage(pdf, []);
