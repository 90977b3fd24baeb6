import type { Selectable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { ExtensionsTable } from './tables/intake.ts';

export type ExtensionRow = Selectable<ExtensionsTable>;

/** Adds an extension. Of one application's, `id` must grow, so that the latest is known also within one instant. */
export async function insertExtension(tx: Tx, row: ExtensionRow): Promise<void> {
  await tx.insertInto('extensions').values(row).execute();
}

/** An application's extensions, the latest granted first. */
export function listExtensions(db: Database | Tx, applicationId: string): Promise<ExtensionRow[]> {
  return db
    .selectFrom('extensions')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .orderBy('grantedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The extension that holds for an application: the latest granted. */
export async function findExtension(
  db: Database | Tx,
  applicationId: string,
): Promise<ExtensionRow | undefined> {
  return (await listExtensions(db, applicationId))[0];
}

/** Forgets the extensions of a draft that is about to be deleted. */
export async function deleteExtensions(tx: Tx, applicationId: string): Promise<void> {
  await tx.deleteFrom('extensions').where('applicationId', '=', applicationId).execute();
}
