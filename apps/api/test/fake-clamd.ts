import { once } from 'node:events';
import { createServer, type NetConnectOpts, type Socket } from 'node:net';

/** What is in the standard test file of antiviruses, which harms nobody (EICAR). Built here, lest this file be found. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(
  '',
);

/** A clamd that stands in for a real one: it knows PING and INSTREAM, one signature, and a limit of length. */
export type FakeClamd = AsyncDisposable & {
  /** Where it listens. */
  readonly address: NetConnectOpts;
  /** How many streams it has begun to read. */
  readonly streams: () => number;
  /** `silent` takes everything and answers nothing; `error` answers with one. */
  mood: 'well' | 'silent' | 'error';
};

/** Listens at a free port, or at `path`. */
export async function startClamd(options: { path?: string; maxBytes?: number } = {}): Promise<FakeClamd> {
  const maxBytes = options.maxBytes ?? 26_214_400;
  const sockets = new Set<Socket>();
  let streams = 0;
  const clamd = { mood: 'well' as FakeClamd['mood'] };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Clients that leave in the middle of a stream.
    socket.on('error', () => undefined);
    const stream = createStreamReader();
    let begun = false;
    let answered = false;
    const answer = (text: string) => {
      answered = true;
      if (clamd.mood === 'silent') return;
      socket.end(`${clamd.mood === 'error' ? 'INSTREAM: Can’t allocate memory. ERROR' : text}\0`);
    };
    socket.on('data', (chunk: Buffer) => {
      if (answered) return;
      let rest = chunk;
      if (!begun) {
        // Commands are short and come whole.
        const [command = ''] = chunk.toString('latin1').split('\0', 1);
        begun = true;
        if (command === 'zPING') return answer('PONG');
        if (command !== 'zINSTREAM') return answer('UNKNOWN COMMAND');
        streams += 1;
        rest = chunk.subarray(command.length + 1);
      }
      const { content, bytes, ended } = stream(rest);
      if (bytes > maxBytes) answer('INSTREAM size limit exceeded. ERROR');
      else if (ended) {
        answer(content.join('').includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
      }
    });
  });
  const host = '127.0.0.1';
  server.listen(options.path === undefined ? { host, port: 0 } : { path: options.path });
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null) throw new Error('no address');
  return Object.assign(clamd, {
    address: typeof bound === 'string' ? { path: bound } : { host, port: bound.port },
    streams: () => streams,
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  });
}

/** Reads chunks with their lengths before them, as they come in pieces. */
function createStreamReader() {
  const content: string[] = [];
  let bytes = 0;
  let ended = false;
  let pending = Buffer.alloc(0);
  return (piece: Buffer) => {
    pending = Buffer.concat([pending, piece]);
    while (!ended && pending.length >= 4) {
      const length = pending.readUInt32BE(0);
      if (pending.length < 4 + length) break;
      content.push(pending.toString('latin1', 4, 4 + length));
      bytes += length;
      pending = pending.subarray(4 + length);
      ended = length === 0;
    }
    return { content, bytes, ended };
  };
}
