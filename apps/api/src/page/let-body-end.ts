import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';
import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from '../api-env.ts';

const MAX_BYTES = 67_108_864;
const MAX_MILLISECONDS = 30_000;

/**
 * Reads what a handler left of a body and throws it away, so that the browser listens to the answer; not without end.
 * The connection outlives the body: it is needed for the answer.
 */
export const letBodyEnd = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  await drain(c.env.incoming);
});

async function drain(incoming: IncomingMessage): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, MAX_MILLISECONDS);
  const stopWatching = finished(incoming, () => resolve());
  let bytes = 0;
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes >= MAX_BYTES) resolve();
  };
  incoming.on('data', count).resume();
  await promise;
  incoming.pause().off('data', count);
  stopWatching();
  clearTimeout(timer);
}
