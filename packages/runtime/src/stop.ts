import type { Logger } from './log.ts';

// On Ctrl-C the terminal signals every process, and npm passes the signal on once more: that is one wish, not two.
const SAME_WISH = 1_000;

/**
 * Lets the process stop cleanly: at the first SIGTERM or SIGINT, or when the supervisor that started it is gone
 * (its IPC channel closes), `dispose` runs once and the process exits 0, or 1 if it throws.
 * A second signal, a second or more after the first, exits 1 at once. Call it before announcing that the process is ready.
 */
export function onStop(log: Logger, dispose: () => Promise<void>): void {
  let stopping = false;
  let askedAt = 0;

  const stop = async (reason: string) => {
    stopping = true;
    askedAt = performance.now();
    log.info({ reason }, 'stopping');
    try {
      await dispose();
    } catch (error) {
      log.error({ err: error }, 'could not stop cleanly');
      process.exit(1);
    }
    process.exit(0);
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!stopping) void stop(signal);
      else if (performance.now() - askedAt >= SAME_WISH) process.exit(1);
    });
  }
  // Undefined in a process that no supervisor started; false where it went while this process was still starting.
  if (process.connected === undefined) return;
  const orphan = () => {
    if (!stopping) void stop('the supervisor is gone');
  };
  if (process.connected) process.once('disconnect', orphan);
  else orphan();
}
