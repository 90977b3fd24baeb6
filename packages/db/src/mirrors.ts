import type { Selectable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { MirrorCellsTable, MirrorsTable } from './tables/mirror.ts';

export type MirrorRow = Selectable<MirrorsTable>;
export type MirrorCellRow = Selectable<MirrorCellsTable>;

export function findMirror(db: Database | Tx, spreadsheetId: string): Promise<MirrorRow | undefined> {
  return db.selectFrom('mirrors').selectAll().where('spreadsheetId', '=', spreadsheetId).executeTakeFirst();
}

export async function saveMirror(db: Database | Tx, row: MirrorRow): Promise<void> {
  const { spreadsheetId: _, ...fields } = row;
  await db
    .insertInto('mirrors')
    .values(row)
    .onConflict((c) => c.column('spreadsheetId').doUpdateSet(fields))
    .execute();
}

export function listMirrorCells(db: Database | Tx, spreadsheetId: string): Promise<MirrorCellRow[]> {
  return db
    .selectFrom('mirrorCells')
    .selectAll()
    .where('spreadsheetId', '=', spreadsheetId)
    .orderBy('code')
    .execute();
}

export async function saveMirrorCell(db: Database | Tx, row: MirrorCellRow): Promise<void> {
  const { commentaire, decision } = row;
  await db
    .insertInto('mirrorCells')
    .values(row)
    .onConflict((c) => c.columns(['spreadsheetId', 'code']).doUpdateSet({ commentaire, decision }))
    .execute();
}

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

export async function releaseLock(db: Database | Tx, name: string, holder: string): Promise<void> {
  await db.deleteFrom('mirrorLocks').where('name', '=', name).where('holder', '=', holder).execute();
}
