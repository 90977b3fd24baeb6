import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Ack, Envelope } from './envelope.ts';

const ackFrame = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });
const ticketLifetimeMs = 30_000;
const pingEveryMs = 10_000;
export const socketPath = '/slack/socket';

const frameTypes = { command: 'slash_commands', interaction: 'interactive', event: 'events_api' } as const;

/** What is asked of a server whose WebSockets are taken: any that Node or Hono makes. */
export type UpgradableServer = {
  on(event: 'upgrade', listener: (request: IncomingMessage, stream: Duplex, head: Buffer) => void): unknown;
  address(): AddressInfo | string | null;
};

export type SocketMode = {
  /** A ticket that opens one socket, within 30 seconds (`apps.connections.open`). */
  issueTicket(): string;
  isOpen(): boolean;
  deliver(envelope: Envelope): Promise<Ack>;
  attach(server: UpgradableServer): void;
  /** Asks every client to connect again, as Slack does now and then. */
  refresh(): void;
  stop(): void;
};

function frame(envelope: Envelope, id: string): string {
  const retry = envelope.kind === 'event' ? envelope.retry : undefined;
  return JSON.stringify({
    envelope_id: id,
    type: frameTypes[envelope.kind],
    payload: envelope.kind === 'command' ? envelope.fields : envelope.payload,
    accepts_response_payload: envelope.kind !== 'event',
    ...(envelope.kind === 'event' && {
      retry_attempt: retry?.attempt ?? 0,
      retry_reason: retry?.reason ?? '',
    }),
  });
}

/** The client sends `{}` for an acknowledgement without a body, and `{ text }` for a plain one. */
function ackBody(payload: unknown): unknown {
  const empty = typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
  return empty ? undefined : payload;
}

/** Slack's Socket Mode: requests travel over a WebSocket that the app opened. */
export function createSocketMode(setup: {
  clock: () => number;
  ackTimeoutMs: number;
  appId: string;
}): SocketMode {
  const tickets = new Map<string, number>();
  const pending = new Map<string, (ack: Ack) => void>();
  const sockets = new WebSocketServer({ noServer: true });
  let turn = 0;

  const open = () => [...sockets.clients].filter((socket) => socket.readyState === WebSocket.OPEN);

  sockets.on('connection', (socket: WebSocket) => {
    socket.on('message', (data: Buffer) => {
      const parsed = ackFrame.safeParse(parseJson(data.toString('utf8')));
      if (!parsed.success) return;
      pending.get(parsed.data.envelope_id)?.({ kind: 'acknowledged', body: ackBody(parsed.data.payload) });
    });
    const heart = setInterval(() => socket.ping(), pingEveryMs).unref();
    socket.on('close', () => clearInterval(heart));
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open().length,
        connection_info: { app_id: setup.appId },
        debug_info: { host: 'localhost', build_number: 1, approximate_connection_time: 18_060 },
      }),
    );
  });

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname !== socketPath) return;
    const ticket = url.searchParams.get('ticket') ?? '';
    const issuedAt = tickets.get(ticket);
    tickets.delete(ticket);
    if (issuedAt === undefined || setup.clock() - issuedAt > ticketLifetimeMs) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  };

  return {
    issueTicket() {
      const ticket = randomUUID();
      tickets.set(ticket, setup.clock());
      return ticket;
    },
    isOpen: () => open().length > 0,
    deliver(envelope) {
      const clients = open();
      const client = clients[turn++ % clients.length];
      if (client === undefined) return Promise.resolve({ kind: 'unreachable' });
      const id = randomUUID();
      return new Promise<Ack>((resolve) => {
        const settle = (ack: Ack) => {
          clearTimeout(deadline);
          pending.delete(id);
          resolve(ack);
        };
        const deadline = setTimeout(() => settle({ kind: 'timeout' }), setup.ackTimeoutMs);
        pending.set(id, settle);
        client.send(frame(envelope, id));
      });
    },
    attach(server) {
      server.on('upgrade', upgrade);
    },
    refresh() {
      for (const socket of open()) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      }
    },
    stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      for (const settle of pending.values()) settle({ kind: 'unreachable' });
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
