import { findApplication } from '@palmares/db/applications';
import { readTogether } from '@palmares/db/database';
import { countMails, findMail, type ListedMailRow, listMails, type MailFilter } from '@palmares/db/mails';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

/** A message as the secretariat follows it. */
export type MailView = {
  readonly id: string;
  readonly kind: string;
  readonly application: { readonly id: string; readonly code: string | null } | null;
  readonly recipient: string;
  readonly subject: string;
  readonly state: ListedMailRow['state'];
  readonly attempts: number;
  /** By the real clock, in a rehearsal too; null once it will not be tried any more. */
  readonly nextAttemptAt: Temporal.Instant | null;
  /** What the server last said of it. */
  readonly lastError: string | null;
  readonly createdAt: Temporal.Instant;
  /** By the real clock. */
  readonly sentAt: Temporal.Instant | null;
};

export type MailsOutcome =
  /** `next` is the `after` of the following page, null on the last. */
  | { readonly kind: 'mails'; readonly items: readonly MailView[]; readonly next: string | null }
  | { readonly kind: 'forbidden' };

/** The outbox, the latest message first, a page at a time; without bodies. */
export async function viewMails(
  contest: Contest,
  person: Person,
  { after, ...filter }: Omit<MailFilter, 'after'> & { readonly after?: string | undefined },
): Promise<MailsOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const [createdAt = '', id = ''] = after?.split('~') ?? [];
  const rows = await listMails(contest.db, {
    ...filter,
    ...(after === undefined ? {} : { after: { createdAt, id } }),
    limit: filter.limit + 1,
  });
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  const next = rows.length > filter.limit && last ? `${last.createdAt}~${last.id}` : null;
  return { kind: 'mails', items: page.map(viewRow), next };
}

export type MailOutcome =
  /** Where the message carries a link, `body` has its placeholder: no link is ever kept. */
  { readonly kind: 'mail'; readonly mail: MailView & { readonly body: string } } | Refused;

export async function viewMail(contest: Contest, person: Person, id: string): Promise<MailOutcome> {
  if (!isSecretariat(person)) return forbidden;
  return readTogether(contest.db, async (tx) => {
    const row = await findMail(tx, id);
    if (!row) return notFound;
    const application = row.applicationId ? await findApplication(tx, row.applicationId) : undefined;
    const mail = viewRow({ ...row, applicationCode: application?.code ?? null });
    return { kind: 'mail', mail: { ...mail, body: row.body } };
  });
}

/** How the outbox fares, for whoever watches the service: nothing of what it says. */
export type OutboxHealth = {
  readonly queued: number;
  readonly failed: number;
  /** Since when the message that is due longest could have left, by the real clock; null when none waits. */
  readonly oldestDueAt: Temporal.Instant | null;
};

export async function viewOutboxHealth(contest: Contest): Promise<OutboxHealth> {
  const { oldestDueAt, ...counts } = await countMails(contest.db);
  return { ...counts, oldestDueAt: oldestDueAt === null ? null : Temporal.Instant.from(oldestDueAt) };
}

function viewRow(row: ListedMailRow): MailView {
  return {
    id: row.id,
    kind: row.kind,
    application: row.applicationId === null ? null : { id: row.applicationId, code: row.applicationCode },
    recipient: row.recipient,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.state === 'queued' ? Temporal.Instant.from(row.nextAttemptAt) : null,
    lastError: row.lastError,
    createdAt: Temporal.Instant.from(row.createdAt),
    sentAt: row.sentAt === null ? null : Temporal.Instant.from(row.sentAt),
  };
}
