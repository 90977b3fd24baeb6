import type { Logger } from '@palmares/runtime/log';
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { describeError } from './describe-error.ts';

const messageOf = (parts: readonly unknown[]): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part.slice(0, 300);
      return part instanceof Error ? describeError(part).message : typeof part;
    })
    .join(' ');

/**
 * Bolt's log, within ours. Its debug lines hold whole requests and views, grades included: they are never written,
 * whatever the level; of other lines only texts and the messages of errors are.
 */
export const createBoltLogger = (log: Logger): BoltLogger => ({
  debug: () => {},
  info: (...parts: unknown[]) => log.debug(messageOf(parts)),
  warn: (...parts: unknown[]) => log.warn(messageOf(parts)),
  error: (...parts: unknown[]) => log.error(messageOf(parts)),
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
});
