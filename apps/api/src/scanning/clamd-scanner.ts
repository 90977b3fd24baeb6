import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { readClamdAnswer } from './clamd-answer.ts';
import { type Scanner, ScannerError } from './scanner.ts';

/** How long clamd may be silent, in milliseconds: while a connection is made or a chunk is taken, and for its answer. */
export type ScannerPatience = { readonly chunk: number; readonly answer: number };

// A video of 500 MB takes clamd minutes on a slow machine.
const usualPatience: ScannerPatience = { chunk: 30_000, answer: 600_000 };
// clamd's answers are one line.
const ANSWER_BYTES = 4_096;
const CHUNK_BYTES = 65_536;

/** Reaches a clamd (ClamAV's daemon) by its own protocol: INSTREAM, so that it needs no access to where files are. */
export function openClamdScanner(
  address: NetConnectOpts,
  patience: ScannerPatience = usualPatience,
): Scanner {
  return {
    scan: async (file, stopping) => {
      const answer = await converse(address, patience, (socket) => sendFile(socket, file), stopping);
      return readClamdAnswer(answer);
    },
    ping: async () => {
      const quick = { ...patience, answer: Math.min(patience.answer, patience.chunk) };
      const answer = await converse(address, quick, async (socket) => void socket.write('zPING\0'));
      if (answer !== 'PONG') throw new ScannerError('the antivirus does not know PING');
    },
  };
}

/** One connection, one command, one answer. */
async function converse(
  address: NetConnectOpts,
  patience: ScannerPatience,
  say: (socket: Socket) => Promise<void>,
  stopping?: AbortSignal,
): Promise<string> {
  const socket = connect({ ...address, ...(stopping === undefined ? {} : { signal: stopping }) });
  const answer = readAnswer(socket);
  // It is looked at once everything is said; until then its failure is no unhandled one.
  answer.catch(() => undefined);
  socket.setTimeout(patience.chunk, () => socket.destroy(new Error('no answer in time')));
  try {
    await say(socket);
    socket.setTimeout(patience.answer);
    return await answer;
  } finally {
    socket.destroy();
  }
}

/** The command, the file in chunks with their lengths before them (4 bytes, big-endian), a length of zero. */
async function sendFile(socket: Socket, file: Readable): Promise<void> {
  try {
    socket.write('zINSTREAM\0');
    for await (const piece of file) {
      const bytes: Uint8Array = piece;
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        if (!(await sendChunk(socket, bytes.subarray(at, at + CHUNK_BYTES)))) return;
      }
    }
    socket.write(Buffer.alloc(4));
  } finally {
    file.destroy();
  }
}

/** False once clamd has stopped listening: it has answered already, that a stream is too long, or it is gone. */
async function sendChunk(socket: Socket, chunk: Uint8Array): Promise<boolean> {
  if (!socket.writable || socket.readableEnded) return false;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  socket.write(length);
  if (socket.write(chunk)) return true;
  const over = new AbortController();
  try {
    await Promise.race([
      once(socket, 'drain', { signal: over.signal }),
      once(socket, 'close', { signal: over.signal }),
    ]);
  } catch {
    // The connection broke; its answer tells how.
    return false;
  } finally {
    over.abort();
  }
  return socket.writable;
}

function readAnswer(socket: Socket): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let answer = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    answer += text;
    const end = answer.indexOf('\0');
    if (end >= 0) resolve(answer.slice(0, end).trim());
    else if (answer.length > ANSWER_BYTES) socket.destroy(new Error('the answer is too long'));
  });
  socket.on('error', (cause) => {
    reject(new ScannerError('the antivirus does not answer', { cause }));
  });
  socket.on('close', () => reject(new ScannerError('the antivirus does not answer')));
  return promise;
}
