import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { readRevision, takeRevision } from '../src/contest.ts';
import { type Database, openDatabase, type Tx } from '../src/database.ts';
import { listOrganisations, saveOrganisation } from '../src/people.ts';
import { testDatabases } from '../src/testing.ts';
import { writeTogether } from '../src/write-together.ts';
import { describeDatabase } from './describe-database.ts';

const organisation = (id: string) => ({ id, name: id, scheme: '', branch: '', department: '', email: '' });

describeDatabase((t) => {
  const add = (id: string) => async (tx: Tx) => {
    const revision = await takeRevision(tx);
    await saveOrganisation(tx, organisation(id));
    return revision;
  };
  const ids = async (handle: Database) => (await listOrganisations(handle)).map(({ id }) => id);

  // On SQLite a writer waits before it begins, and shows nowhere.
  const someoneWaits = async () => {
    if (t.url.startsWith('sqlite:')) return;
    const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await waiting.execute(t.db)).rows).not.toEqual([]);
  };

  test('changes that wait for one another are all kept, in order, and answered once they are durable', async () => {
    const before = await readRevision(t.db);
    const names = Array.from({ length: 120 }, (_, i) => `many-${String(i).padStart(3, '0')}`);
    const revisions = await Promise.all(
      names.map(async (name) => {
        const revision = await writeTogether(t.db, add(name));
        // Another connection sees only what is committed.
        expect(await ids(t.other)).toContain(name);
        return revision;
      }),
    );
    expect(revisions).toEqual(names.map((_, i) => before + i + 1));
  });

  test('one that throws takes back itself alone, its revision included', async () => {
    const before = await readRevision(t.db);
    const failing = writeTogether(t.db, async (tx) => {
      await add('failed')(tx);
      throw new Error('refused');
    });
    const outcomes = await Promise.allSettled([
      writeTogether(t.db, add('a')),
      failing,
      writeTogether(t.db, add('b')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ids(t.other)).toEqual(expect.arrayContaining(['a', 'b']));
    expect(await ids(t.other)).not.toContain('failed');
    expect(await readRevision(t.other)).toBe(before + 2);
  });

  test('two connections that write at once wait for each other', async () => {
    const before = await readRevision(t.db);
    const writes = Array.from({ length: 40 }, (_, i) =>
      writeTogether(i % 2 === 0 ? t.db : t.other, add(`both-${i}`)),
    );
    const revisions = await Promise.all(writes);
    expect(new Set(revisions).size).toBe(40);
    expect(await readRevision(t.db)).toBe(before + 40);
  });

  test('a change that takes no revision, with one after it that does, waits with nobody in a circle', async () => {
    const rename = (id: string) => (tx: Tx) => saveOrganisation(tx, { ...organisation(id), name: 'new' });
    await writeTogether(t.db, add('shared'));
    const others: Promise<unknown>[] = [];
    const first = writeTogether(t.db, async (tx) => {
      await rename('shared')(tx);
      // The other takes its revision, and then wants the row that this transaction holds.
      others.push(writeTogether(t.other, async (own) => [await add('c')(own), await rename('shared')(own)]));
      await someoneWaits();
    });
    const second = writeTogether(t.db, add('d'));
    const outcomes = await Promise.allSettled([first, second, first.then(() => Promise.all(others))]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  });
});

test('when the database itself fails, every change of the batch is told', async () => {
  const [sqlite] = testDatabases;
  const database = await sqlite.create();
  const db = await openDatabase(database.url);
  await db.destroy();
  const outcomes = await Promise.allSettled([
    writeTogether(db, takeRevision),
    writeTogether(db, takeRevision),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await database.drop();
});
