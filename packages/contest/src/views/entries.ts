import { readTogether } from '@palmares/db/database';
import { type DepositedEntryRow, type EntryFilter, listEntries } from '@palmares/db/entries';
import type { ScreeningFlag } from '@palmares/rules/screening';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, type Person } from '../people.ts';
import { type EntryLabel, labelEntry, type Organisations, readOrganisations } from './entry-labels.ts';
import { type FlagEntry, readFlags } from './screening-flags.ts';

/** An entry as the secretariat screens it. */
export type EntryView = EntryLabel & {
  readonly application: { readonly id: string; readonly code: string; readonly version: number };
  readonly depositedAt: Temporal.Instant;
  readonly screening: DepositedEntryRow['screening'];
  readonly ground: string | null;
  readonly reason: string | null;
  readonly flags: readonly ScreeningFlag[];
};

export type EntriesOutcome =
  /** `next` is the `after` of the following page, null on the last. */
  | { readonly kind: 'entries'; readonly items: readonly EntryView[]; readonly next: string | null }
  | { readonly kind: 'forbidden' };

/** The entries of the contest by code, a page at a time. */
export async function viewEntries(
  contest: Contest,
  person: Person,
  filter: EntryFilter & { readonly limit: number },
): Promise<EntriesOutcome> {
  if (!isSecretariat(person)) return forbidden;
  return readTogether(contest.db, async (tx) => {
    const organisations = await readOrganisations(tx);
    const flag = await readFlags(tx, contest.edition, organisations);
    const rows = await listEntries(tx, { ...filter, limit: filter.limit + 1 });
    const page = rows.slice(0, filter.limit);
    const next = rows.length > filter.limit ? (page.at(-1)?.code ?? null) : null;
    return {
      kind: 'entries',
      items: page.map((row) => viewEntry(row, organisations, flag)),
      next,
    };
  });
}

export function viewEntry(row: DepositedEntryRow, organisations: Organisations, flag: FlagEntry): EntryView {
  return {
    ...labelEntry(row, organisations),
    application: { id: row.applicationId, code: row.applicationCode, version: row.depositVersion },
    depositedAt: Temporal.Instant.from(row.depositedAt),
    screening: row.screening,
    ground: row.ground,
    reason: row.reason,
    flags: flag(row),
  };
}
