import { flushCompileCache } from 'node:module';

/** What a process tells the supervisor that started it, over IPC, once it can be used; `address` is where. */
export type ReadyMessage = { kind: 'ready'; address?: string };

/** Says to the supervisor, if there is one, that this process is ready (`address` is an `http://…` URL where it serves). */
export function announceReady(address?: string): void {
  const message: ReadyMessage = address === undefined ? { kind: 'ready' } : { kind: 'ready', address };
  // A supervisor that has just gone is noticed by `onStop`; the failed send has nothing to add.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  // Node keeps compiled code for the next start only at a clean end, which a killed process never has.
  flushCompileCache();
}
