import type { Selectable, Updateable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { UploadsTable } from './tables/intake.ts';

export type UploadRow = Selectable<UploadsTable>;

export async function insertUpload(tx: Tx, row: UploadRow): Promise<void> {
  await tx.insertInto('uploads').values(row).execute();
}

export function findUpload(db: Database | Tx, id: string): Promise<UploadRow | undefined> {
  return db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst();
}

/** An application's uploads, the first begun first. */
export function listUploadsOf(db: Database | Tx, applicationId: string): Promise<UploadRow[]> {
  return db
    .selectFrom('uploads')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

export function listUploadsIn(db: Database | Tx, ...states: UploadRow['state'][]): Promise<UploadRow[]> {
  return db
    .selectFrom('uploads')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/** Changes an upload that is still in `state`; false when it is not. */
export async function updateUpload(
  db: Database | Tx,
  id: string,
  state: UploadRow['state'],
  change: Updateable<UploadsTable>,
): Promise<boolean> {
  const changed = await db
    .updateTable('uploads')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', state)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

export async function deleteUpload(db: Database | Tx, id: string): Promise<void> {
  await db.deleteFrom('uploads').where('id', '=', id).execute();
}

/** Deletes uploads that had expired at `now` (UTC text) and names them. What is being checked stays, however long. */
export async function deleteExpiredUploads(db: Database | Tx, now: string): Promise<string[]> {
  const deleted = await db
    .deleteFrom('uploads')
    .where('state', '<>', 'checking')
    .where('expiresAt', '<=', now)
    .returning('id')
    .execute();
  return deleted.map(({ id }) => id);
}
