import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A database of its own for a test, and how to be rid of it. */
export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** Both databases that the project runs on, for `describe.each(testDatabases)`. */
export const testDatabases = [
  { name: 'SQLite', create: sqliteTestDatabase },
  { name: 'PostgreSQL', create: postgresTestDatabase },
] as const;

function sqliteTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'palmares-'));
  return Promise.resolve({
    url: `sqlite:${join(folder, 'palmares.sqlite')}`,
    drop: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  });
}

let count = 0;

async function postgresTestDatabase(): Promise<TestDatabase> {
  const server = process.env['PALMARES_TEST_POSTGRES'];
  if (!server) throw new Error('testing-postgres.ts is not among the globalSetup of this project');
  count += 1;
  const name = `test_${process.pid}_${count}_${Date.now()}`;
  await administer(server, `create database ${name}`);
  return { url: `${server}/${name}`, drop: () => administer(server, `drop database ${name} with (force)`) };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}
