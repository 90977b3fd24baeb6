import { type ChildProcess, spawn } from 'node:child_process';
import { CONFIG_EXIT_CODE } from '@palmares/runtime/read-config';
import { z } from 'zod';
import { readLines } from './label-lines.ts';
import { openGate } from './open-gate.ts';
import type { ProcessPlan } from './plan-processes.ts';
import { type RestartDelays, restartDelay } from './restart-delay.ts';

const readyMessage = z.object({ kind: z.literal('ready'), address: z.string().optional() });

// A process that dies this many times before it was ever ready is not going to be.
const attempts = 3;

/** A process could not be brought to work; what it said stands in the log above. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export type Supervised = {
  readonly name: string;
  /** Of the process that runs now; undefined between a death and the next start. */
  pid(): number | undefined;
  /** How often it was started again. */
  restarts(): number;
  /** When it is ready, or ready again: where it serves, if it serves. Rejects with StartError when it never will be. */
  whenReady(): Promise<string | undefined>;
  /** SIGKILL, as a power cut would; answers once it is dead, so that `whenReady` then waits for the next start. */
  kill(): Promise<void>;
  /** SIGTERM, then SIGKILL after `limit` milliseconds; it is not started again. */
  stop(limit: number): Promise<void>;
};

/**
 * Runs one process and starts it again whenever it dies, after a growing delay; its output goes to `write`, line by line.
 * It runs in a process group of its own, so that Ctrl-C on a terminal reaches the supervisor alone.
 */
export function superviseProcess(
  plan: ProcessPlan,
  env: NodeJS.ProcessEnv,
  write: (line: string) => void,
  delays: RestartDelays,
): Supervised {
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let pending: NodeJS.Timeout | undefined;
  let stopping = false;
  let everReady = false;
  let restarts = 0;
  // Deaths since it last worked for a while: what the delay grows with.
  let deaths = 0;
  let ready = openGate<string | undefined>();

  const start = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    ended = promise;
    const started = spawn(process.execPath, [...(plan.nodeOptions ?? []), plan.script], {
      env: { ...withhold(env, plan.withheld), ...plan.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: process.platform !== 'win32',
    });
    child = started;
    let settled: NodeJS.Timeout | undefined;
    for (const output of [started.stdout, started.stderr]) if (output !== null) readLines(output, write);
    started.on('message', (message) => {
      const said = readyMessage.safeParse(message);
      if (!said.success) return;
      everReady = true;
      settled = setTimeout(() => (deaths = 0), delays.settled).unref();
      ready.open(said.data.address);
    });
    started.once('error', (error) => write(`could not be started: ${error.message}`));
    started.once('exit', () => killGroup(started));
    started.once('close', (code, signal) => {
      clearTimeout(settled);
      child = undefined;
      resolve();
      if (!stopping) restart(code, signal);
    });
  };

  const restart = (code: number | null, signal: NodeJS.Signals | null) => {
    const how = signal === null ? `exit code ${code}` : signal;
    deaths += 1;
    if (!everReady && (code === CONFIG_EXIT_CODE || deaths >= attempts)) {
      write(`ended (${how}) before it was ready`);
      ready.refuse(new StartError(`${plan.name} could not start (${how}); its log says why.`));
      return;
    }
    const delay = restartDelay(deaths, delays);
    write(`ended (${how}); starting it again in ${delay / 1000} s`);
    if (ready.isOpen()) ready = openGate();
    pending = setTimeout(() => {
      restarts += 1;
      start();
    }, delay);
  };

  start();
  return {
    name: plan.name,
    pid: () => child?.pid,
    restarts: () => restarts,
    whenReady: () => ready.promise,
    kill: async () => {
      child?.kill('SIGKILL');
      await ended;
    },
    stop: async (limit) => {
      stopping = true;
      clearTimeout(pending);
      ready.refuse(new StartError(`${plan.name} was stopped.`));
      const running = child;
      if (running === undefined) return;
      running.kill('SIGTERM');
      const kill = setTimeout(() => {
        write(`did not stop within ${limit / 1000} s; killing it`);
        running.kill('SIGKILL');
      }, limit);
      await ended;
      clearTimeout(kill);
    },
  };
}

// What a process had started itself (readers of PDFs and videos) must not outlive it.
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')))
      throw error;
  }
}

function withhold(env: NodeJS.ProcessEnv, names: RegExp | undefined): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => names?.test(name) !== true));
}
