import { parentPort } from 'node:worker_threads';
import type { OpinionJob } from '../src/second-opinion/opinion-request.ts';

let jobs = 0;

// Answers a refusal that says how many jobs came before, and for which seed; waits where a job carries a gate.
parentPort?.on('message', ({ seed, gate }: OpinionJob & { gate?: SharedArrayBuffer }) => {
  if (gate !== undefined) Atomics.wait(new Int32Array(gate), 0, 0);
  jobs += 1;
  parentPort?.postMessage(
    { kind: 'refused', problems: [{ code: 'malformed', subject: `${jobs} ${seed}` }] },
    [],
  );
});
