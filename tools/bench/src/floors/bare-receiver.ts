import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { announceListening } from './announce-listening.ts';

// A process of its own: bare Node that takes in a body, hashes it, writes and syncs it, and does nothing else.
// `PUT /keep` renames the file into place, `PUT /discard` removes it; either way before it answers.

const [folder = '.'] = process.argv.slice(2);
let files = 0;

async function receive(body: IncomingMessage, keep: boolean): Promise<string> {
  files += 1;
  const path = join(folder, `bare-${files}`);
  const hash = createHash('sha256');
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('expected bytes');
      hash.update(chunk);
      await handle.write(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (keep) await rename(path, join(folder, 'kept'));
  else await rm(path);
  return hash.digest('hex');
}

const server = createServer({ requestTimeout: 0 }, (request, response) => {
  receive(request, request.url === '/keep').then(
    (sha256) => response.end(sha256),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
announceListening(server);
