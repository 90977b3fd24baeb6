import { Server } from 'node:http';
import type { Socket } from 'node:net';
import {
  createAdaptorServer,
  type Http2Bindings,
  type HttpBindings,
  type WebSocketServerLike,
} from '@hono/node-server';
import type { Logger } from './log.ts';

/** Another program listens where this one should; `variable` is the environment variable that moves it. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly port: number;

  constructor(host: string, port: number, variable: string | undefined, cause: unknown) {
    const mend = variable === undefined ? '' : `; set ${variable} to another port`;
    super(`Port ${port} of ${host} is taken by another program${mend}.`, { cause });
    this.port = port;
  }
}

export type ServeOptions = {
  /** A Hono app's `fetch`; Node's own request and response come as its bindings. */
  fetch: (request: Request, env: HttpBindings | Http2Bindings) => Response | Promise<Response>;
  host: string;
  /** 0 takes a free one. */
  port: number;
  log: Logger;
  /** The variable that names the port, for the message when it is taken. */
  portVariable?: string;
  /** Milliseconds a whole request may take, 0 for no limit (long uploads); Node's own 300,000 otherwise. */
  requestTimeout?: number;
  /** Milliseconds that `close` lets requests under way finish; 5,000 otherwise. */
  drainLimit?: number;
  /** Answers WebSocket upgrades (a `WebSocketServer` of ws with `noServer`). */
  websocket?: { server: WebSocketServerLike };
};

export type Served = {
  /** The port that is really listened on. */
  port: number;
  /** `http://host:port`, without a slash at its end. */
  address: string;
  /** For what listens beside HTTP: WebSocket upgrades. */
  server: Server;
  /** Takes no new connection, lets requests under way finish within the limit, then cuts the rest. */
  close(): Promise<void>;
};

// Named, because no limit on a request would mean none on its headers either.
const HEADERS_TIMEOUT = 60_000;

/** Serves a Hono app's `fetch` over HTTP. Throws PortTakenError when the port is in use. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { host, log } = options;
  const server = createAdaptorServer({
    fetch: options.fetch,
    hostname: host,
    ...(options.requestTimeout === undefined
      ? {}
      : { serverOptions: { requestTimeout: options.requestTimeout, headersTimeout: HEADERS_TIMEOUT } }),
    ...(options.websocket === undefined ? {} : { websocket: options.websocket }),
  });
  // The adaptor's type allows for HTTP/2, which it creates only where it is asked for.
  if (!(server instanceof Server)) throw new TypeError('expected an HTTP/1.1 server');
  const sockets = trackSockets(server);
  const port = await listen(server, options);
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  log.debug({ address }, 'listening');
  let closing: Promise<void> | undefined;
  return {
    port,
    address,
    server,
    close: () => {
      closing ??= drain(server, sockets, options.drainLimit ?? 5_000, log);
      return closing;
    },
  };
}

async function listen(server: Server, { host, port, portVariable }: ServeOptions): Promise<number> {
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen(port, host, () => listening.resolve());
  try {
    await listening.promise;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new PortTakenError(host, port, portVariable, error);
    }
    throw error;
  }
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : port;
}

// Node forgets a connection once it is upgraded; a WebSocket left open would then hold the stop for ever.
function trackSockets(server: Server): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function drain(server: Server, sockets: Set<Socket>, limit: number, log: Logger): Promise<void> {
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  // A kept-alive connection whose last answer has just left becomes idle only after `close` has looked.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => {
    log.warn({ connections: sockets.size, limit }, 'cutting connections that did not end in time');
    for (const socket of sockets) socket.destroy();
  }, limit);
  await closed.promise;
  clearInterval(sweep);
  clearTimeout(cut);
}
