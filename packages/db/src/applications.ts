import type { Selectable, Updateable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type {
  ApplicationsTable,
  DepositsTable,
  FilesTable,
  IdempotencyKeysTable,
} from './tables/applications.ts';

export type ApplicationRow = Selectable<ApplicationsTable>;
export type FileRow = Selectable<FilesTable>;
export type DepositRow = Selectable<DepositsTable>;

/** Numbers are never reused, not even a deleted draft's. */
export async function takeApplicationNumber(tx: Tx): Promise<number> {
  const row = await tx
    .updateTable('contest')
    .set((eb) => ({ lastApplicationNumber: eb('lastApplicationNumber', '+', 1) }))
    .where('id', '=', 1)
    .returning('lastApplicationNumber')
    .executeTakeFirstOrThrow();
  return row.lastApplicationNumber;
}

export async function insertApplication(tx: Tx, row: ApplicationRow): Promise<void> {
  await tx.insertInto('applications').values(row).execute();
}

export function findApplication(db: Database | Tx, id: string): Promise<ApplicationRow | undefined> {
  return db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findApplicationByCode(db: Database | Tx, code: string): Promise<ApplicationRow | undefined> {
  return db.selectFrom('applications').selectAll().where('code', '=', code).executeTakeFirst();
}

export async function updateApplication(
  tx: Tx,
  id: string,
  change: Updateable<ApplicationsTable>,
): Promise<void> {
  await tx.updateTable('applications').set(change).where('id', '=', id).execute();
}

/** Deletes a draft and its files' rows; one that was ever deposited is refused by the database. */
export async function deleteApplication(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('applications').where('id', '=', id).execute();
}

export async function insertFile(tx: Tx, row: FileRow): Promise<void> {
  await tx.insertInto('files').values(row).execute();
}

export function findFile(db: Database | Tx, id: string): Promise<FileRow | undefined> {
  return db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listFiles(db: Database | Tx, applicationId: string): Promise<FileRow[]> {
  return db
    .selectFrom('files')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .orderBy('createdAt')
    .execute();
}

export async function listBlobKeys(db: Database | Tx): Promise<string[]> {
  return (await db.selectFrom('files').select('blobKey').execute()).map((row) => row.blobKey);
}

/** Deletes a file's row unless a deposit refers to it; tells whether it was deleted. */
export async function deleteFileUnlessDeposited(tx: Tx, id: string): Promise<boolean> {
  const kept = await tx
    .selectFrom('deposits')
    .select('version')
    .where((eb) => eb.or([eb('dossierId', '=', id), eb('videoId', '=', id)]))
    .limit(1)
    .executeTakeFirst();
  if (kept) return false;
  await tx.deleteFrom('files').where('id', '=', id).execute();
  return true;
}

export async function insertDeposit(tx: Tx, row: DepositRow): Promise<void> {
  await tx.insertInto('deposits').values(row).execute();
}

export function findDeposit(
  db: Database | Tx,
  applicationId: string,
  version: number,
): Promise<DepositRow | undefined> {
  return db
    .selectFrom('deposits')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** Keeps the signature of a receipt that has none yet. */
export async function keepReceiptSignature(
  tx: Tx,
  applicationId: string,
  version: number,
  receiptJws: string,
): Promise<void> {
  await tx
    .updateTable('deposits')
    .set({ receiptJws })
    .where('applicationId', '=', applicationId)
    .where('version', '=', version)
    .where('receiptJws', 'is', null)
    .execute();
}

/** Every version that was deposited, in order, with the digests of its files. */
export function listDeposits(db: Database | Tx, applicationId: string) {
  return db
    .selectFrom('deposits')
    .innerJoin('files as dossiers', 'dossiers.id', 'deposits.dossierId')
    .leftJoin('files as videos', 'videos.id', 'deposits.videoId')
    .select([
      'deposits.version',
      'deposits.depositedAt',
      'dossiers.sha256 as dossierSha256',
      'videos.sha256 as videoSha256',
    ])
    .where('deposits.applicationId', '=', applicationId)
    .orderBy('deposits.version')
    .execute();
}

export function findIdempotencyKey(
  db: Database | Tx,
  applicationId: string,
  key: string,
): Promise<Selectable<IdempotencyKeysTable> | undefined> {
  return db
    .selectFrom('idempotencyKeys')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function insertIdempotencyKey(tx: Tx, row: Selectable<IdempotencyKeysTable>): Promise<void> {
  await tx.insertInto('idempotencyKeys').values(row).execute();
}
