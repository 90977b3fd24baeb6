import type { Selectable, Updateable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { RecusalsTable, ScoreSheetsTable, ScoreSheetVersionsTable } from './tables/grading.ts';

export type ScoreSheetRow = Selectable<ScoreSheetsTable>;
export type RecusalRow = Selectable<RecusalsTable>;

export function findScoreSheet(
  db: Database | Tx,
  entryId: string,
  jurorId: string,
): Promise<ScoreSheetRow | undefined> {
  return db
    .selectFrom('scoreSheets')
    .selectAll()
    .where('entryId', '=', entryId)
    .where('jurorId', '=', jurorId)
    .executeTakeFirst();
}

export async function insertScoreSheet(tx: Tx, row: ScoreSheetRow): Promise<void> {
  await tx.insertInto('scoreSheets').values(row).execute();
}

export async function updateScoreSheet(
  tx: Tx,
  id: string,
  change: Updateable<ScoreSheetsTable>,
): Promise<void> {
  await tx.updateTable('scoreSheets').set(change).where('id', '=', id).execute();
}

export async function insertScoreSheetVersion(
  tx: Tx,
  row: Selectable<ScoreSheetVersionsTable>,
): Promise<void> {
  await tx.insertInto('scoreSheetVersions').values(row).execute();
}

export function listScoreSheetsOf(db: Database | Tx, jurorId: string): Promise<ScoreSheetRow[]> {
  return db.selectFrom('scoreSheets').selectAll().where('jurorId', '=', jurorId).execute();
}

/** The sheets that count in a category: submitted, and not void. */
export function listCountingSheets(db: Database | Tx, category: string) {
  return db
    .selectFrom('scoreSheets')
    .innerJoin('entries', 'entries.id', 'scoreSheets.entryId')
    .select(['scoreSheets.entryId', 'scoreSheets.jurorId', 'scoreSheets.grades'])
    .where('entries.category', '=', category)
    .where('scoreSheets.grades', 'is not', null)
    .where('scoreSheets.voidedAt', 'is', null)
    .$narrowType<{ grades: string }>()
    .execute();
}

/** How far each sheet of a category is, without a grade in it. */
export function listSheetProgress(db: Database | Tx, category: string) {
  return db
    .selectFrom('scoreSheets')
    .innerJoin('entries', 'entries.id', 'scoreSheets.entryId')
    .select([
      'scoreSheets.entryId',
      'scoreSheets.jurorId',
      'scoreSheets.submittedAt',
      'scoreSheets.voidedAt',
      'scoreSheets.updatedAt',
    ])
    .where('entries.category', '=', category)
    .execute();
}

/** All sheets of one entry, drafts and void ones too. */
export function listScoreSheetsOn(db: Database | Tx, entryId: string): Promise<ScoreSheetRow[]> {
  return db
    .selectFrom('scoreSheets')
    .selectAll()
    .where('entryId', '=', entryId)
    .orderBy('updatedAt')
    .orderBy('id')
    .execute();
}

/** Submitted sheets of one entry that are not void. */
export async function countSubmittedSheets(db: Database | Tx, entryId: string): Promise<number> {
  const row = await db
    .selectFrom('scoreSheets')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('entryId', '=', entryId)
    .where('submittedAt', 'is not', null)
    .where('voidedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export function findRecusal(
  db: Database | Tx,
  entryId: string,
  jurorId: string,
): Promise<RecusalRow | undefined> {
  return db
    .selectFrom('recusals')
    .selectAll()
    .where('entryId', '=', entryId)
    .where('jurorId', '=', jurorId)
    .executeTakeFirst();
}

export async function insertRecusal(tx: Tx, row: RecusalRow): Promise<void> {
  await tx.insertInto('recusals').values(row).execute();
}

export function listRecusalsOf(db: Database | Tx, jurorId: string): Promise<RecusalRow[]> {
  return db.selectFrom('recusals').selectAll().where('jurorId', '=', jurorId).execute();
}

export function listRecusalsOn(db: Database | Tx, entryId: string): Promise<RecusalRow[]> {
  return db.selectFrom('recusals').selectAll().where('entryId', '=', entryId).orderBy('jurorId').execute();
}

export function listRecusals(db: Database | Tx, category: string): Promise<RecusalRow[]> {
  return db
    .selectFrom('recusals')
    .innerJoin('entries', 'entries.id', 'recusals.entryId')
    .selectAll('recusals')
    .where('entries.category', '=', category)
    .execute();
}
