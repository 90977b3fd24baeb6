import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino';
import { redactLine, redactValue } from './redact.ts';

export type { Logger } from 'pino';

type LogOptions = {
  /** Where the lines go: stdout unless told otherwise. */
  destination?: DestinationStream;
};

// Under the supervisor stdout is a pipe: it says by LOG_FORMAT that a person reads at the other end.
const format = process.env['LOG_FORMAT'] || (process.stdout.isTTY ? 'pretty' : 'json');

// Loaded only where it is used: it costs a service's start more than pino itself.
const prettyStream = format === 'pretty' ? (await import('pino-pretty')).PinoPretty : undefined;

/**
 * The log of one process: JSON lines on stdout, `name` in each; readable lines on a terminal or where LOG_FORMAT is `pretty`.
 * Authorisation headers, tokens, keys, secrets, grades and comments never reach it (see `redactValue`).
 */
export function createLog(name: string, level: LevelWithSilent, options: LogOptions = {}): Logger {
  return pino(
    {
      name,
      level,
      base: { name },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactValue(fields),
      },
      // Errors are already plain when pino's own serializer would see them.
      serializers: { err: (error: unknown) => error },
      hooks: { streamWrite: redactLine },
    },
    options.destination ?? openStdout(),
  );
}

function openStdout(): DestinationStream {
  if (prettyStream !== undefined) {
    return prettyStream({
      colorize: true,
      ignore: 'name,pid,hostname',
      translateTime: 'SYS:HH:MM:ss.l',
      singleLine: true,
      sync: true,
    });
  }
  // Written before the call returns: a line that says why a process ends must outlive it.
  const stdout = pino.destination({ fd: 1, sync: true });
  // Whoever read the log is gone: no reason to die before what is under way is put away.
  stdout.on('error', () => undefined);
  return stdout;
}
