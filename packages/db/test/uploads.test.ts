import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertApplication } from '../src/applications.ts';
import { createContest } from '../src/contest.ts';
import { type Database, openDatabase } from '../src/database.ts';
import { deleteExpiredLocks, holdLock, listLocksOfOthers, releaseLock, renewLocks } from '../src/locks.ts';
import { type TestDatabase, testDatabases } from '../src/testing.ts';
import {
  deleteExpiredUploads,
  deleteUpload,
  findUpload,
  insertUpload,
  listUploadsIn,
  listUploadsOf,
  lockReservations,
  type UploadRow,
  updateUpload,
} from '../src/uploads.ts';

const at = '2022-03-01T09:00:00.000Z';
const later = '2022-03-02T09:00:00.000Z';

describe.each(testDatabases)('$name', ({ create }) => {
  let database: TestDatabase;
  let db: Database;
  let other: Database;

  beforeAll(async () => {
    database = await create();
    db = await openDatabase(database.url);
    other = await openDatabase(database.url);
    await createContest(db, { editionId: 'gpi-2022', rehearsalFrom: null, startedAt: at, linkSecret: 's' });
    await db.transaction().execute((tx) =>
      insertApplication(tx, {
        id: 'app',
        number: 1,
        code: 'GPI-0001',
        depositKeyHash: 'hash',
        metadata: '{}',
        dossierId: null,
        videoId: null,
        draftVersion: 1,
        draftChangedAt: at,
        depositedVersion: null,
        depositedDraftVersion: null,
        withdrawnAt: null,
        createdAt: at,
        updatedAt: at,
      }),
    );
  });

  afterAll(async () => {
    await db.destroy();
    await other.destroy();
    await database.drop();
  });

  const insert = (handle: Database, id: string, change: Partial<UploadRow> = {}) =>
    handle.transaction().execute(async (tx) => {
      await lockReservations(tx);
      const open = await listUploadsIn(tx, 'receiving');
      await insertUpload(tx, {
        id,
        applicationId: 'app',
        kind: 'video',
        bytes: 1_000,
        state: 'receiving',
        refusal: null,
        fileId: null,
        createdAt: at,
        receivedAt: null,
        expiresAt: later,
        ...change,
      });
      return open.length;
    });

  test('reservations at once see one another, whichever process makes them', async () => {
    const seen = await Promise.all(
      Array.from({ length: 6 }, (_, index) => insert(index % 2 === 0 ? db : other, `at-once-${index}`)),
    );
    expect(seen.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await listUploadsOf(db, 'app')).toHaveLength(6);
    for (const { id } of await listUploadsOf(db, 'app')) await deleteUpload(db, id);
  });

  test('an upload changes from the state it is thought to be in, or not at all', async () => {
    await insert(db, 'one');
    expect(await updateUpload(db, 'one', 'receiving', { state: 'checking', receivedAt: at })).toBe(true);
    expect(await updateUpload(other, 'one', 'receiving', { state: 'checking', receivedAt: later })).toBe(
      false,
    );
    expect(await findUpload(other, 'one')).toMatchObject({ state: 'checking', receivedAt: at });
    await deleteUpload(db, 'one');
    expect(await findUpload(db, 'one')).toBeUndefined();
  });

  test('what expired is deleted and named, but for what is being checked', async () => {
    await insert(db, 'old', { expiresAt: at });
    await insert(db, 'refused', { state: 'refused', expiresAt: at });
    await insert(db, 'checking', { state: 'checking', expiresAt: at });
    await insert(db, 'recent');
    expect((await deleteExpiredUploads(db, at)).toSorted()).toEqual(['old', 'refused']);
    expect((await listUploadsOf(db, 'app')).map(({ id }) => id)).toEqual(['checking', 'recent']);
  });

  test('locks are renewed by their holder, seen by others, and forgotten long after', async () => {
    const lock = { name: 'upload/a', holder: 'one', now: at, expiresAt: later };
    expect(await holdLock(db, lock)).toBe(true);
    expect(await holdLock(other, { ...lock, holder: 'two' })).toBe(false);
    const names = ['upload/a', 'upload/b'];
    expect(await renewLocks(db, { names, holder: 'one', expiresAt: later })).toEqual(['upload/a']);
    expect(await renewLocks(db, { names, holder: 'two', expiresAt: later })).toEqual([]);
    expect(await listLocksOfOthers(other, names, 'two', at)).toEqual(['upload/a']);
    expect(await listLocksOfOthers(db, names, 'one', at)).toEqual([]);
    expect(await listLocksOfOthers(other, names, 'two', later)).toEqual([]);
    await releaseLock(other, 'upload/a', 'two');
    await deleteExpiredLocks(db, 'mirror', '2022-03-03T09:00:00.000Z');
    expect(await listLocksOfOthers(other, names, 'two', at)).toEqual(['upload/a']);
    await deleteExpiredLocks(db, 'upload/', '2022-03-03T09:00:00.000Z');
    expect(await holdLock(other, { ...lock, holder: 'two' })).toBe(true);
  });
});
