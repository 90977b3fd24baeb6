import { planProcesses } from '@palmares/supervisor/plan-processes';
import { type Palmares, startPalmares } from '@palmares/supervisor/start-palmares';
import type { Room } from './room.ts';

export type AppName = 'api' | 'bot' | 'sheets-sync' | 'workspace';

/** The instant at which every benchmark's contest begins: deposits are open. */
export const CLOCK_START = '2022-03-15T09:00:00+01:00';

/**
 * Starts these of Palmarès' own processes on the room's folder, as `npm start` does, and puts their stop on its stack.
 * The clock is a rehearsal's, so that the contest of 2022 is under way.
 */
export async function startApps(
  { folder, stack }: Pick<Room, 'folder' | 'stack'>,
  names: readonly AppName[],
  env: Readonly<Record<string, string>> = {},
): Promise<Palmares> {
  if (stack.disposed) throw new Error('The benchmark was interrupted');
  const wanted = new Set<string>(names);
  const lines: string[] = [];
  const starting = startPalmares({
    env: {
      PATH: process.env['PATH'],
      PALMARES_DATA: folder,
      PALMARES_CLOCK: CLOCK_START,
      API_PORT: '0',
      BOT_PORT: '0',
      WORKSPACE_PORT: '0',
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
      ...env,
    },
    write: (line) => lines.push(line),
    plan: (config, secrets) =>
      planProcesses(config, secrets)
        .filter(({ name }) => wanted.has(name))
        .map((plan) => ({ ...plan, after: plan.after.filter((name) => wanted.has(name)) })),
  });
  // A benchmark that is interrupted meanwhile must not leave processes behind either.
  stack.defer(async () => (await starting.catch(() => undefined))?.stop());
  try {
    return await starting;
  } catch (error) {
    throw new Error(`Palmarès did not start:\n${lines.join('\n')}`, { cause: error });
  }
}

/** The process id of a running app. */
export function pidOf(palmares: Palmares, name: AppName): number {
  const pid = palmares.children.find((child) => child.name === name)?.pid();
  if (pid === undefined) throw new Error(`${name} does not run`);
  return pid;
}
