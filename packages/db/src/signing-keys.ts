import type { Selectable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { SigningKeysTable } from './tables/intake.ts';

export type SigningKeyRow = Selectable<SigningKeysTable>;

/** The key that signs: the oldest one. */
export function findActiveSigningKey(db: Database | Tx): Promise<SigningKeyRow | undefined> {
  return oldestFirst(db).limit(1).executeTakeFirst();
}

/** Every key that ever signed, the active one first. */
export function listSigningKeys(db: Database | Tx): Promise<SigningKeyRow[]> {
  return oldestFirst(db).execute();
}

/**
 * Keeps `row` unless there is a key already; gives the one that signs. The contest's row is locked first, which makes
 * processes that begin at once come one after the other: the second finds the first one's key.
 */
export async function keepFirstSigningKey(tx: Tx, row: SigningKeyRow): Promise<SigningKeyRow> {
  await tx
    .updateTable('contest')
    .set((eb) => ({ revision: eb.ref('revision') }))
    .where('id', '=', 1)
    .execute();
  const kept = await findActiveSigningKey(tx);
  if (kept) return kept;
  await tx.insertInto('signingKeys').values(row).execute();
  return row;
}

function oldestFirst(db: Database | Tx) {
  return db.selectFrom('signingKeys').selectAll().orderBy('createdAt').orderBy('kid');
}
