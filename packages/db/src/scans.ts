import type { Database, Tx } from './database.ts';
import type { FilesTable } from './tables/applications.ts';

/** A file that the antivirus has not seen yet. */
export type WaitingFileRow = { readonly id: string; readonly blobKey: string; readonly bytes: number };

/** Files that wait for the antivirus, those received first before the others. */
export function listWaitingFiles(db: Database | Tx): Promise<WaitingFileRow[]> {
  return db
    .selectFrom('files')
    .select(['id', 'blobKey', 'bytes'])
    .where('scan', '=', 'waiting')
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/** Files that no antivirus has looked at begin to wait for one; returns how many. */
export async function awaitScans(tx: Tx): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('files')
    .set({ scan: 'waiting' })
    .where('scan', '=', 'none')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** A file with the code of its application; undefined once it was replaced and is gone. */
export function findScannedFile(
  tx: Tx,
  id: string,
): Promise<(Pick<FilesTable, 'kind' | 'scan' | 'sha256'> & { code: string }) | undefined> {
  return tx
    .selectFrom('files')
    .innerJoin('applications', 'applications.id', 'files.applicationId')
    .select(['files.kind', 'files.scan', 'files.sha256', 'applications.code'])
    .where('files.id', '=', id)
    .executeTakeFirst();
}

export async function updateScan(tx: Tx, id: string, scan: FilesTable['scan']): Promise<void> {
  await tx.updateTable('files').set({ scan }).where('id', '=', id).execute();
}

/** The files in quarantine. */
export async function listInfectedFiles(db: Database | Tx): Promise<Set<string>> {
  const rows = await db.selectFrom('files').select('id').where('scan', '=', 'infected').execute();
  return new Set(rows.map(({ id }) => id));
}
