import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { apiNodeOptions, compileCache } from '@palmares/supervisor/plan-processes';
import { z } from 'zod';

const APPS = resolve(import.meta.dirname, '../../../apps');
const readyMessage = z.object({ kind: z.literal('ready'), address: z.string().default('') });

/** One of the apps as a process of its own. */
export type AppProcess = {
  readonly child: ChildProcess;
  /** Where it serves; empty where it serves nothing. */
  readonly address: string;
  /** Everything it has said so far. */
  readonly said: () => string;
};

/** Starts an app with this environment and nothing else of ours; fails with what it said when it ends before it is ready. */
export async function startApp(
  name: 'api' | 'bot' | 'sheets-sync',
  env: Readonly<Record<string, string | undefined>>,
): Promise<AppProcess> {
  const child = fork(resolve(APPS, name, 'src/main.ts'), {
    execArgv: name === 'api' ? [...apiNodeOptions] : [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: compileCache, ...env },
  });
  const texts: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => texts.push(text));
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(texts.join('')))),
  ]);
  return { child, address: readyMessage.parse(message).address, said: () => texts.join('') };
}

/** Ends a process and waits until it is gone. */
export async function stopApp({ child }: AppProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
