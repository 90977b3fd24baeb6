import { createLog } from '@palmares/runtime/log';
import { CONFIG_EXIT_CODE, ConfigError } from '@palmares/runtime/read-config';
import { announceReady } from '@palmares/runtime/ready';
import { PortTakenError } from '@palmares/runtime/serve';
import { onStop } from '@palmares/runtime/stop';
import { describeStart } from './describe-start.ts';
import { type Palmares, type StartOptions, startPalmares } from './start-palmares.ts';
import { StartError } from './supervise-process.ts';

/**
 * A whole `npm start`: starts everything, prints where it is, and runs until Ctrl-C.
 * Exits 0 after a clean stop, 78 on a mistake in the configuration, 1 when something could not start.
 */
export async function runSupervisor(
  options: Omit<StartOptions, 'write' | 'colour' | 'signal'> & {
    /** What is left to do once everything is ready, before it is announced; prints its lines. */
    whenReady?: (palmares: Palmares, print: (text: string) => void) => Promise<void>;
  },
): Promise<void> {
  const onTerminal = process.stdout.isTTY;
  const print = (text: string) => process.stdout.write(`${text}\n`);
  const interrupted = new AbortController();
  // The processes write into pipes: whether a person reads is known here alone.
  const env = onTerminal ? { LOG_FORMAT: 'pretty', ...options.env } : options.env;
  const starting = startPalmares({
    ...options,
    env,
    write: print,
    colour: onTerminal,
    signal: interrupted.signal,
  });

  onStop(createLog('palmares', 'warn'), async () => {
    interrupted.abort();
    const palmares = await starting.catch(() => undefined);
    await palmares?.stop();
    print('Palmarès est arrêté.');
  });

  try {
    const palmares = await starting;
    print(describeStart(palmares));
    await options.whenReady?.(palmares, print);
    announceReady(palmares.addresses.api);
  } catch (error) {
    if (interrupted.signal.aborted) return;
    process.stderr.write(`${explain(error)}\n`);
    process.exit(error instanceof ConfigError ? CONFIG_EXIT_CODE : 1);
  }
}

function explain(error: unknown): string {
  const known =
    error instanceof ConfigError || error instanceof PortTakenError || error instanceof StartError;
  if (known) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
