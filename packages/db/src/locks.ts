import type { Database, Tx } from './database.ts';
import { startsWith } from './starts-with.ts';

/** Takes or renews a lock until `expiresAt`; false while another holder's has not expired at `now` (UTC texts). */
export async function holdLock(
  db: Database | Tx,
  lock: { name: string; holder: string; now: string; expiresAt: string },
): Promise<boolean> {
  const { name, holder, now, expiresAt } = lock;
  const held = await db
    .insertInto('mirrorLocks')
    .values({ name, holder, expiresAt })
    .onConflict((c) =>
      c
        .column('name')
        .doUpdateSet({ holder, expiresAt })
        .where((eb) =>
          eb.or([eb('mirrorLocks.holder', '=', holder), eb('mirrorLocks.expiresAt', '<=', now)]),
        ),
    )
    .returning('holder')
    .executeTakeFirst();
  return held !== undefined;
}

/** Renews those of these locks that the holder still has, expired or not, and names them. */
export async function renewLocks(
  db: Database | Tx,
  { names, holder, expiresAt }: { names: readonly string[]; holder: string; expiresAt: string },
): Promise<string[]> {
  const renewed = await db
    .updateTable('mirrorLocks')
    .set({ expiresAt })
    .where('holder', '=', holder)
    .where('name', 'in', names)
    .returning('name')
    .execute();
  return renewed.map(({ name }) => name);
}

/** Those of these names whose lock has not expired at `now` (UTC text) and is not `holder`'s. */
export async function listLocksOfOthers(
  db: Database | Tx,
  names: readonly string[],
  holder: string,
  now: string,
): Promise<string[]> {
  const held = await db
    .selectFrom('mirrorLocks')
    .select('name')
    .where('name', 'in', names)
    .where('holder', '<>', holder)
    .where('expiresAt', '>', now)
    .execute();
  return held.map(({ name }) => name);
}

export async function releaseLock(db: Database | Tx, name: string, holder: string): Promise<void> {
  await db.deleteFrom('mirrorLocks').where('name', '=', name).where('holder', '=', holder).execute();
}

/** Forgets locks whose names begin so and whose holders are long gone. */
export async function deleteExpiredLocks(db: Database | Tx, prefix: string, before: string): Promise<void> {
  await db
    .deleteFrom('mirrorLocks')
    .where(startsWith('name', prefix))
    .where('expiresAt', '<', before)
    .execute();
}
