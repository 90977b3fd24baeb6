import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { giveSecondOpinion } from '@palmares/rules/second-opinion/give-second-opinion';
import type { OpinionJob } from './opinion-request.ts';

// On Linux this is the priority of this thread alone: who asks for the official ranking goes first.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on('message', ({ input, forbidden, ...options }: OpinionJob) => {
  const pairs = new Set(forbidden.map(([entry, juror]) => `${entry} ${juror}`));
  const isForbidden = (entry: number, juror: number) => pairs.has(`${entry} ${juror}`);
  parentPort?.postMessage(giveSecondOpinion(input, { ...options, isForbidden }), []);
});
