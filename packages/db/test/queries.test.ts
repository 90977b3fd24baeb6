import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { appendAudit, verifyAudit } from '../src/audit.ts';
import {
  ensureCategories,
  findCategory,
  readRevision,
  setGradingOpen,
  takeRevision,
} from '../src/contest.ts';
import { type Database, openDatabase, readTogether } from '../src/database.ts';
import { holdLock } from '../src/locks.ts';
import { recordSlackEvent } from '../src/slack-events.ts';
import { BEGUN_AT as at, describeDatabase } from './describe-database.ts';

describeDatabase((t) => {
  beforeAll(() => ensureCategories(t.db, ['innovation-rh']));

  const change = (handle: Database, subject: string) =>
    handle.transaction().execute(async (tx) => {
      const revision = await takeRevision(tx);
      await appendAudit(tx, {
        revision,
        instant: at,
        actorKind: 'operator',
        actorId: '',
        kind: 'test',
        subject,
        before: null,
        after: '{"é":1}',
      });
      return revision;
    });

  test('changes from two connections are serial, their revisions without gaps and their audit one chain', async () => {
    const start = await readRevision(t.db);
    const revisions = await Promise.all(
      Array.from({ length: 20 }, (_, i) => change(i % 2 === 0 ? t.db : t.other, `subject-${i}`)),
    );
    expect(revisions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => start + i + 1));
    expect(await verifyAudit(t.db)).toMatchObject({ brokenAt: null });
  });

  test('a change that fails leaves neither a revision nor an audit entry', async () => {
    const before = [await readRevision(t.db), (await verifyAudit(t.db)).checked];
    const failing = t.db.transaction().execute(async (tx) => {
      await takeRevision(tx);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect([await readRevision(t.db), (await verifyAudit(t.db)).checked]).toEqual(before);
  });

  test('the audit is append-only', async () => {
    await change(t.db, 'kept');
    await expect(sql`update audit set subject = 'forged'`.execute(t.db)).rejects.toThrow('append-only');
    await expect(sql`delete from audit`.execute(t.db)).rejects.toThrow('append-only');
  });

  test('several reads together see one state, whatever is written meanwhile', async () => {
    const [first, second] = await readTogether(t.db, async (tx) => {
      const early = await readRevision(tx);
      await change(t.other, 'meanwhile');
      return [early, await readRevision(tx)];
    });
    expect(second).toBe(first);
  });

  test('grading is closed until it is opened', async () => {
    expect(await findCategory(t.db, 'innovation-rh')).toMatchObject({
      gradingOpen: 0,
      gradingChangedAt: null,
    });
    await t.db.transaction().execute((tx) => setGradingOpen(tx, 'innovation-rh', true, at));
    expect(await findCategory(t.db, 'innovation-rh')).toMatchObject({ gradingOpen: 1, gradingChangedAt: at });
    expect(await findCategory(t.db, 'unknown')).toBeUndefined();
  });

  test('a lock is held by one until it expires, renewed by its holder, then taken by another', async () => {
    const lock = (holder: string, now: string, expiresAt: string) =>
      holdLock(t.db, { name: 'mirror', holder, now, expiresAt });
    expect(await lock('a', '2022-03-01T09:00:00.000Z', '2022-03-01T09:00:10.000Z')).toBe(true);
    expect(await lock('b', '2022-03-01T09:00:05.000Z', '2022-03-01T09:00:15.000Z')).toBe(false);
    expect(await lock('a', '2022-03-01T09:00:09.000Z', '2022-03-01T09:00:19.000Z')).toBe(true);
    expect(await lock('b', '2022-03-01T09:00:19.000Z', '2022-03-01T09:00:29.000Z')).toBe(true);
  });

  test('a delivery counts once', async () => {
    expect(await recordSlackEvent(t.db, 'Ev1', at)).toBe(true);
    expect(await recordSlackEvent(t.other, 'Ev1', at)).toBe(false);
  });

  test('a database that is opened again keeps what it had', async () => {
    const again = await openDatabase(t.url);
    expect(await readRevision(again)).toBe(await readRevision(t.db));
    await again.destroy();
  });
});
