import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A message that the server was handed whole, whatever it answered then. */
export type Received = { readonly to: readonly string[]; readonly messageId: string; readonly raw: string };

/** A refusal in SMTP's words; null accepts. */
export type Answer = { readonly code: number; readonly words: string } | null;

export type SmtpStage = AsyncDisposable & {
  readonly url: string;
  readonly received: readonly Received[];
};

/** A mail server, on a free port unless said otherwise, that answers as a test wants. */
export async function startSmtp(
  answers: {
    readonly recipient?: (address: string) => Answer;
    readonly message?: (message: Received) => Promise<Answer>;
  } = {},
  port = 0,
): Promise<SmtpStage> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      callback(refusal(answers.recipient?.(address) ?? null));
    },
    onData(stream, session, callback) {
      const take = async () => {
        const raw = await text(stream);
        const message = {
          to: session.envelope.rcptTo.map(({ address }) => address),
          messageId: /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? '',
          raw,
        };
        received.push(message);
        callback(refusal((await answers.message?.(message)) ?? null));
      };
      void take();
    },
  });
  // A client that is killed leaves a broken connection behind.
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://127.0.0.1:${portOf(listening)}`,
    received,
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    },
  };
}

/** A server that takes connections and says nothing at all. */
export async function startSilence(): Promise<AsyncDisposable & { readonly url: string }> {
  const sockets = new Set<{ destroy: () => void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${portOf(server)}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The port that a server was given. */
function portOf(server: Server): number {
  const bound = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('not listening');
  return bound.port;
}

function refusal(answer: Answer): Error | undefined {
  return answer ? Object.assign(new Error(answer.words), { responseCode: answer.code }) : undefined;
}
