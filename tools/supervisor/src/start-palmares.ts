import { mkdir } from 'node:fs/promises';
import { readConfig } from '@palmares/runtime/read-config';
import { type SupervisorConfig, supervisorConfig } from './config.ts';
import { keepSecrets, type LocalSecrets } from './keep-secrets.ts';
import { createLabels } from './label-lines.ts';
import { findStandIns, type ProcessPlan, planProcesses } from './plan-processes.ts';
import { type RestartDelays, usualDelays } from './restart-delay.ts';
import { StartError, type Supervised, superviseProcess } from './supervise-process.ts';
import { takePorts } from './take-ports.ts';

export type StartOptions = {
  /** The whole environment, read as the processes themselves read it; a port of 0 takes a free one. */
  env: NodeJS.ProcessEnv;
  /** Takes each line of the processes' logs, labelled; nowhere unless given. */
  write?: (line: string) => void;
  colour?: boolean;
  delays?: RestartDelays;
  /** Milliseconds until everything must be ready; 60,000 unless given. */
  readyLimit?: number;
  /** Milliseconds a process has to stop before it is killed; 10,000 unless given. */
  stopLimit?: number;
  /** Gives the start up when it is aborted: all that runs is stopped, then StartError is thrown. */
  signal?: AbortSignal;
  /** Which processes to run, where it isn't the whole contest. */
  plan?: (config: SupervisorConfig, secrets: LocalSecrets) => readonly ProcessPlan[];
};

/** Where everything is, without a slash at the end; null where the real Slack or Google is used. */
export type Addresses = {
  api: string;
  bot: string;
  workspace: string | null;
  slack: string | null;
  sheets: string | null;
};

export type Palmares = {
  config: SupervisorConfig;
  addresses: Addresses;
  /** What signs requests to the bot and what the bot is known by, where the local Slack is used. */
  secrets: LocalSecrets;
  children: readonly Supervised[];
  /** Milliseconds from the call to the last process being ready. */
  startedIn: number;
  /** Stops every process, those that use the workspace before the workspace itself. */
  stop(): Promise<void>;
};

/**
 * Starts everything on this machine and answers when all of it is ready.
 * Throws ConfigError, PortTakenError or StartError, each a sentence for the person who started it, with nothing left running.
 */
export async function startPalmares(options: StartOptions): Promise<Palmares> {
  const from = performance.now();
  const config = await settle(readConfig(supervisorConfig, options.env));
  const secrets = await keepSecrets(config.PALMARES_DATA);
  const plans = (options.plan ?? planProcesses)(config, secrets);
  const label = createLabels(
    plans.map((plan) => plan.name),
    options.colour ?? false,
  );
  const write = options.write ?? (() => undefined);
  const children: Supervised[] = [];
  const stopLimit = options.stopLimit ?? 10_000;
  let abandoned = false;
  const start = (plan: ProcessPlan) => {
    if (abandoned) throw new StartError('The start was abandoned.');
    const say = (line: string) => write(label(plan.name, line));
    const child = superviseProcess(plan, options.env, say, options.delays ?? usualDelays);
    children.push(child);
    return child;
  };
  const stop = () => stopAll(plans, children, stopLimit);
  try {
    await within(options.readyLimit ?? 60_000, options.signal, startInOrder(plans, start));
  } catch (error) {
    // What still waits for another process must not start behind the stop.
    abandoned = true;
    await stop();
    throw error;
  }
  const startedIn = performance.now() - from;
  return { config, addresses: findAddresses(config), secrets, children, startedIn, stop };
}

/** The data folder is there, and each port is the one that will really be used. */
async function settle(config: SupervisorConfig): Promise<SupervisorConfig> {
  await mkdir(config.PALMARES_DATA, { recursive: true });
  const [api, bot, workspace] = await takePorts([
    { variable: 'API_PORT', host: config.API_HOST, port: config.API_PORT },
    { variable: 'BOT_PORT', host: config.API_HOST, port: config.BOT_PORT },
    { variable: 'WORKSPACE_PORT', host: '127.0.0.1', port: config.WORKSPACE_PORT },
  ] as const);
  const ports = { API_PORT: api, BOT_PORT: bot, WORKSPACE_PORT: workspace };
  // The default public address was made from the port that was asked for.
  const PUBLIC_URL = config.API_PORT === 0 ? config.PUBLIC_URL.replace(/:0$/, `:${api}`) : config.PUBLIC_URL;
  return { ...config, ...ports, PUBLIC_URL };
}

async function startInOrder(
  plans: readonly ProcessPlan[],
  start: (plan: ProcessPlan) => Supervised,
): Promise<void> {
  const ready = new Map<string, Promise<void>>();
  const begin = async (plan: ProcessPlan) => {
    for (const name of plan.after) await ready.get(name);
    await start(plan).whenReady();
  };
  for (const plan of plans) ready.set(plan.name, begin(plan));
  await Promise.all(ready.values());
}

async function within(limit: number, signal: AbortSignal | undefined, started: Promise<void>): Promise<void> {
  const given = Promise.withResolvers<never>();
  const late = `Not everything was ready after ${limit / 1000} s; the log says what waits.`;
  const timer = setTimeout(() => given.reject(new StartError(late)), limit);
  const abort = () => given.reject(new StartError('The start was interrupted.'));
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([started, given.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

async function stopAll(
  plans: readonly ProcessPlan[],
  children: readonly Supervised[],
  limit: number,
): Promise<void> {
  const relied = new Set(plans.flatMap((plan) => plan.after));
  await Promise.all(children.filter(({ name }) => !relied.has(name)).map((child) => child.stop(limit)));
  await Promise.all(children.filter(({ name }) => relied.has(name)).map((child) => child.stop(limit)));
}

function findAddresses(config: SupervisorConfig): Addresses {
  const standIns = findStandIns(config);
  const workspace = `http://127.0.0.1:${config.WORKSPACE_PORT}`;
  return {
    api: config.PUBLIC_URL,
    bot: `http://127.0.0.1:${config.BOT_PORT}`,
    workspace: standIns.slack || standIns.google ? workspace : null,
    slack: standIns.slack ? `${workspace}/slack` : null,
    sheets: standIns.google ? `${workspace}/sheets` : null,
  };
}
