import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContest, readRevision } from '../src/contest.ts';
import { type Database, openDatabase } from '../src/database.ts';
import { findActiveSigningKey, keepFirstSigningKey, listSigningKeys } from '../src/signing-keys.ts';
import { type TestDatabase, testDatabases } from '../src/testing.ts';

describe.each(testDatabases)('$name', ({ create }) => {
  let database: TestDatabase;
  let handles: Database[];

  beforeAll(async () => {
    database = await create();
    const open = () => openDatabase(database.url);
    handles = [await open(), await open(), await open()];
    for (const db of handles) {
      const startedAt = '2022-03-01T09:00:00.000Z';
      await createContest(db, { editionId: 'gpi-2022', rehearsalFrom: null, startedAt, linkSecret: 's' });
    }
  });

  afterAll(async () => {
    for (const db of handles) await db.destroy();
    await database.drop();
  });

  const key = (kid: string, createdAt: string) => ({ kid, privateJwk: '{}', publicJwk: '{}', createdAt });

  test('of several first keys one is kept, which all are given, and nothing of the contest changes', async () => {
    const [db] = handles;
    if (!db) throw new Error('no database');
    expect(await findActiveSigningKey(db)).toBeUndefined();
    const revision = await readRevision(db);
    const kept = await Promise.all(
      handles.map((handle, index) =>
        handle
          .transaction()
          .execute((tx) =>
            keepFirstSigningKey(tx, key(`kid-${index}`, `2022-03-01T09:00:0${9 - index}.000Z`)),
          ),
      ),
    );
    const listed = await listSigningKeys(db);
    expect(listed).toHaveLength(1);
    expect(kept).toEqual(handles.map(() => listed[0]));
    expect(await readRevision(db)).toBe(revision);
  });

  test('the oldest key signs', async () => {
    const [db] = handles;
    const first = db && (await findActiveSigningKey(db));
    await db?.insertInto('signingKeys').values(key('a-later-one', '2023-01-01T00:00:00.000Z')).execute();
    expect(db && (await findActiveSigningKey(db))).toEqual(first);
    expect(db && (await listSigningKeys(db)).map(({ kid }) => kid)).toEqual([first?.kid, 'a-later-one']);
  });
});
