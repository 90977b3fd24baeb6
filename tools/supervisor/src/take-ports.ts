import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { PortTakenError } from '@palmares/runtime/serve';

/** A port that a process is going to listen on, named by the variable that moves it; 0 takes a free one. */
export type WantedPort = { variable: string; host: string; port: number };

/**
 * The real port of each one wanted, in the same order: free ones are chosen here, because processes that link to one
 * another must know them before they start. Throws PortTakenError when another program listens on one of them.
 */
export async function takePorts<Wanted extends readonly WantedPort[]>(
  wanted: Wanted,
): Promise<{ [Index in keyof Wanted]: number }>;
export async function takePorts(wanted: readonly WantedPort[]): Promise<number[]> {
  const held: Server[] = [];
  try {
    // All are held until all are known: two free ports must not be the same one.
    for (const port of wanted) held.push(await hold(port));
    return held.map(portOf);
  } finally {
    await Promise.all(held.map(release));
  }
}

async function hold({ variable, host, port }: WantedPort): Promise<Server> {
  const server = createServer();
  const listening = once(server, 'listening');
  server.listen(port, host);
  try {
    await listening;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new PortTakenError(host, port, variable, error);
    }
    throw error;
  }
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('expected a TCP address');
  return address.port;
}

async function release(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  await closed;
}
