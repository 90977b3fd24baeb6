import { findDeposit } from '@palmares/db/applications';
import { readTogether } from '@palmares/db/database';
import { type EntryRow, listEntriesOf } from '@palmares/db/entries';
import type { ApplicationMetadata } from '@palmares/rules/application';
import { isInTime } from '@palmares/rules/deadline';
import { findProblems } from '@palmares/rules/eligibility';
import { findNotices, type Notice } from '@palmares/rules/notices';
import type { Problem } from '@palmares/rules/problem';
import { type FileView, viewFile } from '../applications/file-view.ts';
import { findDeadline } from '../applications/find-deadline.ts';
import { depositFiles, loadReadableApplication } from '../applications/load-application.ts';
import { readMetadata } from '../applications/metadata.ts';
import type { Contest } from '../contest.ts';
import type { Person, Refused } from '../people.ts';

/** An application as its candidate and the secretariat see it: always said to be a draft or a deposit. */
export type ApplicationView = {
  readonly id: string;
  readonly code: string;
  readonly status: 'draft' | 'deposited' | 'withdrawn';
  /** The last version deposited; null for a draft. */
  readonly version: number | null;
  /** The draft differs from what was deposited last, which counts until it is deposited again. */
  readonly changedSinceDeposit: boolean;
  readonly metadata: ApplicationMetadata;
  readonly files: { readonly dossier: FileView | null; readonly video: FileView | null };
  readonly entries: readonly Pick<EntryRow, 'code' | 'category'>[];
  readonly depositedAt: Temporal.Instant | null;
  /** Until when it may be deposited: the edition's deadline, or that of its own extension. */
  readonly deadline: Temporal.Instant;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
};

export type ApplicationOutcome =
  | { readonly kind: 'application'; readonly application: ApplicationView }
  | Refused;

export function viewApplication(contest: Contest, person: Person, id: string): Promise<ApplicationOutcome> {
  return readTogether(contest.db, async (tx) => {
    const loaded = await loadReadableApplication(tx, person, id);
    if (loaded.kind !== 'loaded') return loaded;
    const { row, dossier, video } = loaded;
    const deposit =
      row.depositedVersion === null ? undefined : await findDeposit(tx, id, row.depositedVersion);
    const entries = (await listEntriesOf(tx, id)).filter((entry) => !entry.withdrawnAt);
    const application: ApplicationView = {
      id,
      code: row.code,
      status: row.withdrawnAt ? 'withdrawn' : deposit ? 'deposited' : 'draft',
      version: row.depositedVersion,
      changedSinceDeposit: deposit !== undefined && row.draftVersion !== row.depositedDraftVersion,
      metadata: readMetadata(row.metadata),
      files: { dossier: dossier && viewFile(dossier), video: video && viewFile(video) },
      entries: entries.map(({ code, category }) => ({ code, category })),
      depositedAt: deposit ? Temporal.Instant.from(deposit.depositedAt) : null,
      deadline: await findDeadline(tx, contest.edition, id),
      createdAt: Temporal.Instant.from(row.createdAt),
      updatedAt: Temporal.Instant.from(row.updatedAt),
    };
    return { kind: 'application', application };
  });
}

export type ProblemsOutcome =
  | {
      readonly kind: 'problems';
      readonly problems: readonly Problem[];
      readonly notices: readonly Notice[];
      readonly deadline: Temporal.Instant;
      readonly late: boolean;
    }
  | Refused;

/** What still stands between a draft and a deposit, all at once. */
export async function viewProblems(contest: Contest, person: Person, id: string): Promise<ProblemsOutcome> {
  const { loaded, deadline } = await readTogether(contest.db, async (tx) => ({
    loaded: await loadReadableApplication(tx, person, id),
    deadline: await findDeadline(tx, contest.edition, id),
  }));
  if (loaded.kind !== 'loaded') return loaded;
  const metadata = readMetadata(loaded.row.metadata);
  const files = depositFiles(loaded);
  return {
    kind: 'problems',
    problems: findProblems(metadata, files, contest.edition),
    notices: findNotices(metadata, files, contest.edition),
    deadline,
    late: !isInTime(contest.clock(), deadline),
  };
}
