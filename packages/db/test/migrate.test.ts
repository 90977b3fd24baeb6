import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findApplication } from '../src/applications.ts';
import { openDatabase } from '../src/database.ts';
import { migrationsOf } from '../src/migrate.ts';
import { postgresDialect } from '../src/postgres.ts';
import { sqliteDialect } from '../src/sqlite.ts';
import { type TestDatabase, testDatabases } from '../src/testing.ts';
import { findUpload } from '../src/uploads.ts';

describe.each(testDatabases)('$name', ({ create }) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await create();
  });
  afterEach(() => database.drop());

  /** The database as an earlier version left it: its last step is `last`. */
  async function openEarlier(last: string) {
    const sqlite = database.url.startsWith('sqlite:');
    const db = new Kysely<unknown>({
      dialect: sqlite ? sqliteDialect(database.url.slice('sqlite:'.length)) : postgresDialect(database.url),
      plugins: [new CamelCasePlugin()],
    });
    const steps = Object.entries(migrationsOf(sqlite ? 'sqlite' : 'postgres'));
    const migrations = Object.fromEntries(steps.filter(([name]) => name <= last));
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve(migrations) },
    }).migrateToLatest();
    if (error) throw error;
    return db;
  }

  test('a draft and an upload under way of the version before are taken over', async () => {
    const earlier = await openEarlier('0002-intake');
    await sql`
      insert into applications (id, number, code, deposit_key_hash, metadata, draft_version, created_at, updated_at)
      values ('app', 1, 'GPI-0001', 'hash', '{}', 3, '2022-03-01T09:00:00.000Z', '2022-03-02T09:00:00.000Z')
    `.execute(earlier);
    await sql`
      insert into uploads (id, application_id, kind, bytes, state, created_at, expires_at)
      values ('upload', 'app', 'video', 10, 'receiving', '2022-03-02T09:00:00.000Z', '2022-03-03T09:00:00.000Z')
    `.execute(earlier);
    await earlier.destroy();

    await using db = await openDatabase(database.url);
    expect(await findApplication(db, 'app')).toMatchObject({
      draftVersion: 3,
      draftChangedAt: '2022-03-02T09:00:00.000Z',
    });
    expect(await findUpload(db, 'upload')).toMatchObject({ bytes: 10, fileName: null, fingerprint: null });
  });
});
