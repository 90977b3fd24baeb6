import { setImmediate } from 'node:timers/promises';
import type { ControlledTransaction } from 'kysely';
import { holdBackOthers } from './contest.ts';
import type { Database, Tx } from './database.ts';
import type { Tables } from './tables/tables.ts';

/** How many changes may share a commit: enough to pay for the disk's sync, few enough to answer soon. */
const MOST = 50;

type Waiting = {
  /** Runs inside the shared transaction; gives what to do once it is committed. Throws when the database fails. */
  readonly run: (tx: ControlledTransaction<Tables>) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
};

const queues = new WeakMap<Database, Waiting[]>();

/**
 * Runs one change and answers once it is durable. A commit costs a sync of the disk, so changes that wait for one
 * another share the next: each in a savepoint of its own, so that one that throws takes only itself back. No change of
 * another process comes between.
 */
export function writeTogether<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const run: Waiting['run'] = async (tx) => {
    const savepoint = await tx.savepoint('change').execute();
    try {
      const result = await work(savepoint);
      await savepoint.releaseSavepoint('change').execute();
      return () => resolve(result);
    } catch (error) {
      await savepoint.rollbackToSavepoint('change').execute();
      return () => reject(error);
    }
  };
  const waiting = { run, fail: reject };
  const queue = queues.get(db);
  if (queue) queue.push(waiting);
  else void drain(db, waiting);
  return promise;
}

async function drain(db: Database, first: Waiting): Promise<void> {
  const queue = [first];
  queues.set(db, queue);
  while (queue.length > 0) {
    // SQLite's calls never leave the event loop a turn: what has arrived meanwhile is let in, to share this commit.
    await setImmediate();
    await commitTogether(db, queue.splice(0, MOST));
  }
  queues.delete(db);
}

async function commitTogether(db: Database, batch: readonly Waiting[]): Promise<void> {
  let tx: ControlledTransaction<Tables> | undefined;
  try {
    tx = await db.startTransaction().execute();
    // Before any other lock: a batch may begin with a change that takes no revision, and hold what another waits for.
    await holdBackOthers(tx);
    const tells: (() => void)[] = [];
    for (const { run } of batch) tells.push(await run(tx));
    await tx.commit().execute();
    for (const tell of tells) tell();
  } catch (error) {
    // The database itself failed: nothing of the batch is kept, and each is told so.
    await tx
      ?.rollback()
      .execute()
      .catch(() => undefined);
    for (const { fail } of batch) fail(error);
  }
}
