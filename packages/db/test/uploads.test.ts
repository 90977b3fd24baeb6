import { beforeAll, expect, test } from 'vitest';
import { insertApplication } from '../src/applications.ts';
import { type Database } from '../src/database.ts';
import { deleteExpiredLocks, holdLock, listLocksOfOthers, releaseLock, renewLocks } from '../src/locks.ts';
import {
  deleteExpiredUploads,
  deleteUpload,
  findUpload,
  insertUpload,
  listUploadsIn,
  listUploadsOf,
  type UploadRow,
  updateUpload,
} from '../src/uploads.ts';
import { writeTogether } from '../src/write-together.ts';
import { BEGUN_AT as at, describeDatabase } from './describe-database.ts';

const later = '2022-03-02T09:00:00.000Z';

describeDatabase((t) => {
  beforeAll(async () => {
    await t.db.transaction().execute((tx) =>
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

  const insert = (handle: Database, id: string, change: Partial<UploadRow> = {}) =>
    writeTogether(handle, async (tx) => {
      const open = await listUploadsIn(tx, 'receiving');
      await insertUpload(tx, {
        id,
        applicationId: 'app',
        kind: 'video',
        bytes: 1_000,
        fileName: null,
        fingerprint: null,
        state: 'receiving',
        refusal: null,
        createdAt: at,
        receivedAt: null,
        expiresAt: later,
        ...change,
      });
      return open.length;
    });

  test('reservations at once see one another, whichever process makes them', async () => {
    const seen = await Promise.all(
      Array.from({ length: 6 }, (_, index) => insert(index % 2 === 0 ? t.db : t.other, `at-once-${index}`)),
    );
    expect(seen.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await listUploadsOf(t.db, 'app')).toHaveLength(6);
    for (const { id } of await listUploadsOf(t.db, 'app')) await deleteUpload(t.db, id);
  });

  test('an upload changes from the state it is thought to be in, or not at all', async () => {
    await insert(t.db, 'one');
    expect(await updateUpload(t.db, 'one', 'receiving', { state: 'checking', receivedAt: at })).toBe(true);
    expect(await updateUpload(t.other, 'one', 'receiving', { state: 'checking', receivedAt: later })).toBe(
      false,
    );
    expect(await findUpload(t.other, 'one')).toMatchObject({ state: 'checking', receivedAt: at });
    await deleteUpload(t.db, 'one');
    expect(await findUpload(t.db, 'one')).toBeUndefined();
  });

  test('what expired is deleted and named, but for what is being checked', async () => {
    await insert(t.db, 'old', { expiresAt: at });
    await insert(t.db, 'refused', { state: 'refused', expiresAt: at });
    await insert(t.db, 'checking', { state: 'checking', expiresAt: at });
    await insert(t.db, 'recent');
    expect((await deleteExpiredUploads(t.db, at)).toSorted()).toEqual(['old', 'refused']);
    expect((await listUploadsOf(t.db, 'app')).map(({ id }) => id)).toEqual(['checking', 'recent']);
  });

  test('locks are renewed by their holder, seen by others, and forgotten long after', async () => {
    const lock = { name: 'upload/a', holder: 'one', now: at, expiresAt: later };
    expect(await holdLock(t.db, lock)).toBe(true);
    expect(await holdLock(t.other, { ...lock, holder: 'two' })).toBe(false);
    const names = ['upload/a', 'upload/b'];
    expect(await renewLocks(t.db, { names, holder: 'one', expiresAt: later })).toEqual(['upload/a']);
    expect(await renewLocks(t.db, { names, holder: 'two', expiresAt: later })).toEqual([]);
    expect(await listLocksOfOthers(t.other, names, 'two', at)).toEqual(['upload/a']);
    expect(await listLocksOfOthers(t.db, names, 'one', at)).toEqual([]);
    expect(await listLocksOfOthers(t.other, names, 'two', later)).toEqual([]);
    await releaseLock(t.other, 'upload/a', 'two');
    await deleteExpiredLocks(t.db, 'mirror', '2022-03-03T09:00:00.000Z');
    expect(await listLocksOfOthers(t.other, names, 'two', at)).toEqual(['upload/a']);
    await deleteExpiredLocks(t.db, 'upload/', '2022-03-03T09:00:00.000Z');
    expect(await holdLock(t.other, { ...lock, holder: 'two' })).toBe(true);
  });
});
