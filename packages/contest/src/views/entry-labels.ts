import type { Database, Tx } from '@palmares/db/database';
import type { DepositedEntryRow } from '@palmares/db/entries';
import { listOrganisations, type OrganisationRow } from '@palmares/db/people';
import { organisationLabel, readMetadata } from '../applications/metadata.ts';

/** How people recognise an entry. */
export type EntryLabel = {
  readonly code: string;
  readonly title: string;
  readonly organisation: string;
  /** The category's slug. */
  readonly category: string;
};

/** Organisations by id, for labelling many entries. */
export type Organisations = ReadonlyMap<string, OrganisationRow>;

export async function readOrganisations(db: Database | Tx): Promise<Organisations> {
  return new Map((await listOrganisations(db)).map((row) => [row.id, row]));
}

export function labelEntry(entry: DepositedEntryRow, organisations: Organisations): EntryLabel {
  const metadata = readMetadata(entry.metadata);
  const listed = metadata.organisationId ? organisations.get(metadata.organisationId) : undefined;
  return {
    code: entry.code,
    title: metadata.title ?? '',
    organisation: organisationLabel(metadata, listed),
    category: entry.category,
  };
}
