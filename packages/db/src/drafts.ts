import type { ApplicationRow } from './applications.ts';
import type { Database, Tx } from './database.ts';
import type { ExtensionRow } from './extensions.ts';

/** What is not deposited, or not as it is now: drafts, and applications changed since their last deposit. */
export function listUndeposited(db: Database | Tx): Promise<ApplicationRow[]> {
  return db
    .selectFrom('applications')
    .selectAll()
    .where('withdrawnAt', 'is', null)
    .where((eb) =>
      eb.or([eb('depositedVersion', 'is', null), eb('draftVersion', '<>', eb.ref('depositedDraftVersion'))]),
    )
    .orderBy('number')
    .execute();
}

/** The draft's metadata (JSON) of every application that was deposited, by id: whom to write to. */
export async function readDepositors(db: Database | Tx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'metadata'])
    .where('depositedVersion', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, metadata }) => [id, metadata]));
}

/** The extension that holds for each application that has one, the latest granted, by application. */
export async function readExtensions(db: Database | Tx): Promise<Map<string, ExtensionRow>> {
  const rows = await db.selectFrom('extensions').selectAll().orderBy('grantedAt').orderBy('id').execute();
  return new Map(rows.map((row) => [row.applicationId, row]));
}
