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
