import type { Selectable, Updateable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { EntriesTable } from './tables/applications.ts';

export type EntryRow = Selectable<EntriesTable>;
/** An entry beside the metadata (JSON) of the version that counts: the last one deposited. */
export type DepositedEntryRow = EntryRow & {
  metadata: string;
  applicationCode: string;
  depositVersion: number;
  depositedAt: string;
  dossierId: string;
  videoId: string | null;
};

export async function nextEntryNumber(tx: Tx, category: string): Promise<number> {
  const row = await tx
    .selectFrom('entries')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('category', '=', category)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function insertEntry(tx: Tx, row: EntryRow): Promise<void> {
  await tx.insertInto('entries').values(row).execute();
}

export async function updateEntry(tx: Tx, id: string, change: Updateable<EntriesTable>): Promise<void> {
  await tx.updateTable('entries').set(change).where('id', '=', id).execute();
}

export function listEntriesOf(db: Database | Tx, applicationId: string): Promise<EntryRow[]> {
  return db
    .selectFrom('entries')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .orderBy('category')
    .execute();
}

/** Entries with what was deposited, by code. */
function depositedEntries(db: Database | Tx) {
  return db
    .selectFrom('entries')
    .innerJoin('applications', 'applications.id', 'entries.applicationId')
    .innerJoin('deposits', (join) =>
      join
        .onRef('deposits.applicationId', '=', 'applications.id')
        .onRef('deposits.version', '=', 'applications.depositedVersion'),
    )
    .selectAll('entries')
    .select([
      'deposits.metadata',
      'deposits.version as depositVersion',
      'deposits.depositedAt',
      'deposits.dossierId',
      'deposits.videoId',
      'applications.code as applicationCode',
    ]);
}

/** The entry that a code finds: one that was repositioned is found by its former codes too (Art. 1). */
export async function findEntry(db: Database | Tx, code: string): Promise<DepositedEntryRow | undefined> {
  let entry = await depositedEntries(db).where('entries.code', '=', code).executeTakeFirst();
  while (entry?.repositionedTo) entry = await findEntryById(db, entry.repositionedTo);
  return entry;
}

export function findEntryById(db: Database | Tx, id: string): Promise<DepositedEntryRow | undefined> {
  return depositedEntries(db).where('entries.id', '=', id).executeTakeFirst();
}

/** Filters that the secretariat may combine; `after` is the code the page before ended with. */
export type EntryFilter = {
  readonly category?: string;
  readonly screening?: EntriesTable['screening'];
  readonly after?: string;
  readonly limit?: number;
};

export function listEntries(db: Database | Tx, filter: EntryFilter): Promise<DepositedEntryRow[]> {
  let query = depositedEntries(db).where('entries.withdrawnAt', 'is', null).orderBy('entries.code');
  if (filter.category !== undefined) query = query.where('entries.category', '=', filter.category);
  if (filter.screening !== undefined) query = query.where('entries.screening', '=', filter.screening);
  if (filter.after !== undefined) query = query.where('entries.code', '>', filter.after);
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  return query.execute();
}

/** What reaches a jury: the category's admissible entries (Art. 6.1). */
export function listAdmissibleEntries(db: Database | Tx, category: string): Promise<DepositedEntryRow[]> {
  return listEntries(db, { category, screening: 'admissible' });
}

/** What tells deposited applications apart: each as it counts, withdrawn ones left out, by number. */
export function listFingerprints(db: Database | Tx) {
  return db
    .selectFrom('applications')
    .innerJoin('deposits', (join) =>
      join
        .onRef('deposits.applicationId', '=', 'applications.id')
        .onRef('deposits.version', '=', 'applications.depositedVersion'),
    )
    .innerJoin('files', 'files.id', 'deposits.dossierId')
    .select(['applications.code', 'deposits.metadata', 'files.sha256 as dossierSha256', 'files.pages'])
    .where('applications.withdrawnAt', 'is', null)
    .orderBy('applications.number')
    .execute();
}
