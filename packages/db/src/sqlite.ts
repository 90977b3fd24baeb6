import { setTimeout } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';

/** How long a process waits for another one's write, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

/**
 * A write transaction takes SQLite's write lock at once. A deferred one that first reads and then writes
 * fails with SQLITE_BUSY_SNAPSHOT when another process wrote in between, which no timeout can mend.
 * It waits for the lock without SQLite's own wait, which would stop this process from doing anything else.
 */
class ImmediateDriver extends SqliteDriver implements Driver {
  readonly #file: SqliteFile.Database;

  constructor(config: SqliteDialectConfig, file: SqliteFile.Database) {
    super(config);
    this.#file = file;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    if (settings?.accessMode === 'read only') {
      await connection.executeQuery(CompiledQuery.raw('begin'));
      return;
    }
    const giveUpAt = performance.now() + BUSY_TIMEOUT;
    for (let wait = 1; !this.#tryBegin(); wait = Math.min(wait * 2, 20)) {
      if (performance.now() > giveUpAt) throw new Error(`The database was locked for ${BUSY_TIMEOUT} ms`);
      await setTimeout(wait * (0.5 + Math.random() / 2));
    }
  }

  #tryBegin(): boolean {
    this.#file.pragma('busy_timeout = 0');
    try {
      this.#file.exec('begin immediate');
      return true;
    } catch (error) {
      if (error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
      throw error;
    } finally {
      this.#file.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
    }
  }
}

/** SQLite rolls back DDL with its transaction, so two processes that start together can't both migrate. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #settings: SqliteDialectConfig;
  readonly #file: SqliteFile.Database;

  constructor(config: SqliteDialectConfig, file: SqliteFile.Database) {
    super(config);
    this.#settings = config;
    this.#file = file;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#settings, this.#file);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

/** One file, durable at each commit (`synchronous=FULL`; WAL's default of NORMAL can lose the last ones). */
export function sqliteDialect(path: string): Dialect {
  const file = new SqliteFile(path, { timeout: BUSY_TIMEOUT });
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  const statements = new Map<string, SqliteFile.Statement>();
  const config: SqliteDialectConfig = {
    database: {
      close: () => file.close(),
      prepare(sql) {
        const known = statements.get(sql);
        if (known) return known;
        const statement = file.prepare(sql);
        if (statements.size < 500) statements.set(sql, statement);
        return statement;
      },
    },
  };
  return new ImmediateSqliteDialect(config, file);
}
