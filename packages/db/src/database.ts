import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { CamelCasePlugin, Kysely, type Transaction } from 'kysely';
import { migrate } from './migrate.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables/tables.ts';

export type Database = Kysely<Tables>;
/** Queries take the database or a transaction of it; inside a transaction only the transaction may be used. */
export type Tx = Transaction<Tables>;

/**
 * Opens and migrates the database named by `sqlite:<path>` or `postgres://…`.
 * Throws when it can't be reached or was made by a newer version.
 */
export async function openDatabase(url: string): Promise<Database> {
  const sqlite = url.startsWith('sqlite:');
  const db = new Kysely<Tables>({
    dialect: sqlite ? sqliteAt(url.slice('sqlite:'.length)) : await postgresAt(url),
    plugins: [new CamelCasePlugin()],
  });
  try {
    await migrate(db, sqlite ? 'sqlite' : 'postgres');
  } catch (cause) {
    await db.destroy();
    throw new Error('The database could not be opened', { cause });
  }
  return db;
}

function sqliteAt(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  return sqliteDialect(path);
}

// Loaded where it is used: without it a process starts sooner.
async function postgresAt(url: string) {
  const { postgresDialect } = await import('./postgres.ts');
  return postgresDialect(url);
}

/** Several queries that see one and the same state of the contest. */
export function readTogether<T>(db: Database, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read').execute(read);
}
