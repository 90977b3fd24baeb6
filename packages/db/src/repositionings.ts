import type { Selectable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { RepositioningsTable } from './tables/intake.ts';

export type RepositioningRow = Selectable<RepositioningsTable>;

export async function insertRepositioning(tx: Tx, row: RepositioningRow): Promise<void> {
  await tx.insertInto('repositionings').values(row).execute();
}

/** The move of an entry that was announced and has not taken effect yet. */
export function findAnnouncedRepositioning(
  db: Database | Tx,
  entryId: string,
): Promise<RepositioningRow | undefined> {
  return db
    .selectFrom('repositionings')
    .selectAll()
    .where('entryId', '=', entryId)
    .where('state', '=', 'announced')
    .executeTakeFirst();
}

/** The move that a notice announces. */
export function findRepositioningByMail(
  db: Database | Tx,
  mailId: string,
): Promise<RepositioningRow | undefined> {
  return db.selectFrom('repositionings').selectAll().where('mailId', '=', mailId).executeTakeFirst();
}

/** Every move of some entries, in order. */
export async function listRepositionings(
  db: Database | Tx,
  entryIds: readonly string[],
): Promise<RepositioningRow[]> {
  if (entryIds.length === 0) return [];
  return db
    .selectFrom('repositionings')
    .selectAll()
    .where('entryId', 'in', entryIds)
    .orderBy('askedAt')
    .orderBy('id')
    .execute();
}

/** Ends a move that was announced: it took effect, or was cancelled. */
export async function endRepositioning(
  tx: Tx,
  id: string,
  state: 'done' | 'cancelled',
  at: string,
): Promise<void> {
  await tx.updateTable('repositionings').set({ state, endedAt: at }).where('id', '=', id).execute();
}
