import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line to a server that moves with it, and that can be cut: all that it carries breaks off, and nothing gets through. */
export type BadLine = AsyncDisposable & {
  readonly address: string;
  readonly cut: () => void;
  readonly mend: () => void;
};

export async function layLine(target: { address(): string }): Promise<BadLine> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const { hostname, port } = new URL(target.address());
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(from);
          to.destroy();
        });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('expected a port');
  const breakOff = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    address: `http://127.0.0.1:${bound.port}`,
    cut() {
      isCut = true;
      breakOff();
    },
    mend() {
      isCut = false;
    },
    async [Symbol.asyncDispose]() {
      breakOff();
      server.close();
      await once(server, 'close');
    },
  };
}
