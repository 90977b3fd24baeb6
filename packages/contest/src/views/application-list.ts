import {
  type ApplicationFilter,
  type ListedApplicationRow,
  listApplications,
} from '@palmares/db/application-list';
import { readTogether } from '@palmares/db/database';
import { instantText } from '@palmares/db/instant-text';
import { deadlineOf, isInTime } from '@palmares/rules/deadline';
import { organisationLabel, readMetadata } from '../applications/metadata.ts';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, type Person } from '../people.ts';
import { type Organisations, readOrganisations } from './entry-labels.ts';

/** An application as the secretariat lists it: drafts too, and never a key. */
export type ListedApplication = {
  readonly id: string;
  readonly code: string;
  readonly status: 'draft' | 'deposited' | 'withdrawn';
  /** As deposited, else as the draft has them. */
  readonly title: string;
  readonly organisation: string;
  /** As the draft has it by now: whom to write to. */
  readonly contact: { readonly name: string; readonly email: string; readonly phone?: string } | null;
  /** How many versions were deposited. */
  readonly versions: number;
  readonly changedSinceDeposit: boolean;
  readonly depositedAt: Temporal.Instant | null;
  /** Its own: the edition's, or that of its extension. */
  readonly deadline: Temporal.Instant;
  /** It is not deposited as it is, and can't be any more without an extension. */
  readonly late: boolean;
  readonly updatedAt: Temporal.Instant;
};

export type ApplicationsOutcome =
  /** `next` is the `after` of the following page, null on the last. */
  | {
      readonly kind: 'applications';
      readonly items: readonly ListedApplication[];
      readonly next: string | null;
    }
  | { readonly kind: 'forbidden' };

/** The applications by number, a page at a time. */
export async function viewApplications(
  contest: Contest,
  person: Person,
  filter: Omit<ApplicationFilter, 'now' | 'deadline'>,
): Promise<ApplicationsOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const now = contest.clock();
  return readTogether(contest.db, async (tx) => {
    const organisations = await readOrganisations(tx);
    const rows = await listApplications(tx, {
      ...filter,
      now: instantText(now),
      deadline: instantText(contest.edition.calendar.depositDeadline),
      limit: filter.limit + 1,
    });
    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      kind: 'applications',
      items: page.map((row) => viewRow(row, contest, now, organisations)),
      next: rows.length > filter.limit && last ? String(last.number) : null,
    };
  });
}

function viewRow(
  row: ListedApplicationRow,
  { edition }: Contest,
  now: Temporal.Instant,
  organisations: Organisations,
): ListedApplication {
  const draft = readMetadata(row.metadata);
  const metadata = row.deposited === null ? draft : readMetadata(row.deposited);
  const listed = metadata.organisationId ? organisations.get(metadata.organisationId) : undefined;
  const extension = row.extendedUntil === null ? null : { until: Temporal.Instant.from(row.extendedUntil) };
  const deadline = deadlineOf(edition, extension);
  const status = row.withdrawnAt ? 'withdrawn' : row.deposited === null ? 'draft' : 'deposited';
  const upToDate = row.draftVersion === row.depositedDraftVersion;
  return {
    id: row.id,
    code: row.code,
    status,
    title: metadata.title ?? '',
    organisation: organisationLabel(metadata, listed),
    contact: draft.contact ?? null,
    versions: row.depositedVersion ?? 0,
    changedSinceDeposit: row.deposited !== null && !upToDate,
    depositedAt: row.depositedAt === null ? null : Temporal.Instant.from(row.depositedAt),
    deadline,
    late: status !== 'withdrawn' && !upToDate && !isInTime(now, deadline),
    updatedAt: Temporal.Instant.from(row.updatedAt),
  };
}
