import type { Tx } from '@palmares/db/database';
import { type DepositedEntryRow, listFingerprints } from '@palmares/db/entries';
import { listInfectedFiles } from '@palmares/db/scans';
import { findDuplicates } from '@palmares/rules/duplicates';
import type { Edition } from '@palmares/rules/edition';
import { findScreeningFlags, type ScreeningFlag } from '@palmares/rules/screening';
import { organisationLabel, readMetadata } from '../applications/metadata.ts';
import type { Organisations } from './entry-labels.ts';

/** What the data tell the person who screens an entry. */
export type FlagEntry = (entry: DepositedEntryRow) => ScreeningFlag[];

/** Reads once what entries are flagged by: every deposited application, for its duplicates may be anywhere. */
export async function readFlags(tx: Tx, edition: Edition, organisations: Organisations): Promise<FlagEntry> {
  const fingerprints = await listFingerprints(tx);
  const infected = await listInfectedFiles(tx);
  const pages = new Map(fingerprints.map((row) => [row.code, row.pages ?? 0]));
  const duplicates = findDuplicates(
    fingerprints.map(({ code, dossierSha256, metadata: text }) => {
      const metadata = readMetadata(text);
      const listed = metadata.organisationId ? organisations.get(metadata.organisationId) : undefined;
      return {
        code,
        dossierSha256,
        title: metadata.title ?? '',
        organisation: organisationLabel(metadata, listed),
      };
    }),
  );
  return (entry) => {
    const metadata = readMetadata(entry.metadata);
    return findScreeningFlags(
      {
        metadata,
        depositedAt: Temporal.Instant.from(entry.depositedAt),
        organisationListed:
          metadata.organisationId !== undefined && organisations.has(metadata.organisationId),
        hasVideo: entry.videoId !== null,
        dossierPages: pages.get(entry.applicationCode) ?? 0,
        infected: [
          ...(infected.has(entry.dossierId) ? (['dossier'] as const) : []),
          ...(entry.videoId !== null && infected.has(entry.videoId) ? (['video'] as const) : []),
        ],
        duplicates: duplicates(entry.applicationCode),
      },
      edition,
    );
  };
}
