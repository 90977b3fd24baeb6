import { afterAll, beforeAll, describe } from 'vitest';
import { createContest } from '../src/contest.ts';
import { type Database, openDatabase } from '../src/database.ts';
import { type TestDatabase, testDatabases } from '../src/testing.ts';

/** When the contest of each database began. */
export const BEGUN_AT = '2022-03-01T09:00:00.000Z';

/** Declares tests on each dialect, of one database that two processes have open. It is there once they run. */
export function describeDatabase(
  declare: (open: { readonly url: string; readonly db: Database; readonly other: Database }) => void,
): void {
  describe.each(testDatabases)('$name', ({ create }) => {
    let database: TestDatabase;
    let db: Database;
    let other: Database;
    beforeAll(async () => {
      database = await create();
      // At once, as processes do that start together.
      [db, other] = await Promise.all([openDatabase(database.url), openDatabase(database.url)]);
      const row = { editionId: 'gpi-2022', rehearsalFrom: null, startedAt: BEGUN_AT, linkSecret: 'secret' };
      await createContest(db, row);
    });
    afterAll(async () => {
      await db.destroy();
      await other.destroy();
      await database.drop();
    });
    declare({
      get url() {
        return database.url;
      },
      get db() {
        return db;
      },
      get other() {
        return other;
      },
    });
  });
}
