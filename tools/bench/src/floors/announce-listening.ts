import type { Server } from 'node:http';

/** Listens on a free port of loopback, tells the process that started this one, and ends when that one is gone. */
export function announceListening(server: Server): void {
  process.once('disconnect', () => process.exit(0));
  server.listen(0, '127.0.0.1', () => {
    const bound = server.address();
    if (typeof bound !== 'object' || bound === null) throw new TypeError('expected a port');
    process.send?.({ kind: 'ready', address: `http://127.0.0.1:${bound.port}` });
  });
}
