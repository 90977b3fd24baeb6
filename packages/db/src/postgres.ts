import { type Dialect, PostgresDialect } from 'kysely';
import { Pool } from 'pg';

/** A pool of PostgreSQL connections; a statement that takes over 30 s is given up. */
export function postgresDialect(url: string): Dialect {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    statement_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server closes is replaced at its next use; unheard, the event would end the process.
  pool.on('error', () => {});
  return new PostgresDialect({ pool });
}
