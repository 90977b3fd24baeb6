import type { ApplicationRow } from '@palmares/db/applications';
import type { Database, Tx } from '@palmares/db/database';
import { listUndeposited, readExtensions } from '@palmares/db/drafts';
import type { ExtensionRow } from '@palmares/db/extensions';
import { instantText } from '@palmares/db/instant-text';
import { cancelQueuedMails, listKnownCauses } from '@palmares/db/mails';
import { deadlineOf } from '@palmares/rules/deadline';
import type { Edition } from '@palmares/rules/edition';
import { findProblems } from '@palmares/rules/eligibility';
import { dueReminder, type Reminder } from '@palmares/rules/reminders';
import { act, type Change } from '../act.ts';
import { depositFiles, loadApplication } from '../applications/load-application.ts';
import { readMetadata } from '../applications/metadata.ts';
import type { Contest } from '../contest.ts';
import { composeReminder, REMINDER } from '../mail/compose-reminder.ts';
import { queueToContact } from '../mail/queue-to-contact.ts';
import { findRecipient } from '../mail/recipient.ts';
import { system } from '../people.ts';

export type QueueRemindersOutcome = { readonly kind: 'queued'; readonly count: number };

/**
 * Reminds the drafts whose time has come (Art. 3): once for each instant of `REMINDERS` and each deadline, so that an
 * extension brings its own. Whoever was down at such an instant queues the latest one alone.
 */
export async function queueReminders(contest: Contest): Promise<QueueRemindersOutcome> {
  const { db, edition } = contest;
  // Most turns find nothing, and must not hold up those who change something.
  if ((await listDue(db, edition, contest.clock())).length === 0) return { kind: 'queued', count: 0 };
  return act<QueueRemindersOutcome>(contest, system, async (change) => {
    const due = await listDue(change.tx, edition, change.now);
    for (const draft of due) await remind(change, contest, draft);
    return { kind: 'queued', count: due.length };
  });
}

type DueDraft = {
  readonly row: ApplicationRow;
  readonly deadline: Temporal.Instant;
  readonly reminder: Reminder;
  readonly cause: string;
};

async function listDue(db: Database | Tx, edition: Edition, now: Temporal.Instant): Promise<DueDraft[]> {
  const extensions = await readExtensions(db);
  const due: DueDraft[] = [];
  for (const row of await listUndeposited(db)) {
    if (findRecipient(readMetadata(row.metadata)) === null) continue;
    const extension = extensions.get(row.id);
    const deadline = deadlineOf(
      edition,
      extension ? { until: Temporal.Instant.from(extension.until) } : null,
    );
    const reminder = dueReminder({ now, deadline, since: lastHeard(row, extension) });
    if (reminder)
      due.push({
        row,
        deadline,
        reminder,
        cause: `${REMINDER}/${row.id}/${reminder}/${instantText(deadline)}`,
      });
  }
  const causes = due.map(({ cause }) => cause);
  const known = new Set(await listKnownCauses(db, causes));
  return due.filter(({ cause }) => !known.has(cause));
}

/** When the candidate last had to do with the deadline: began the draft, changed a deposit, or was given more time. */
function lastHeard(row: ApplicationRow, extension: ExtensionRow | undefined): Temporal.Instant {
  const seen = Temporal.Instant.from(row.depositedVersion === null ? row.createdAt : row.updatedAt);
  const granted = extension ? Temporal.Instant.from(extension.grantedAt) : seen;
  return Temporal.Instant.compare(seen, granted) < 0 ? granted : seen;
}

async function remind(change: Change, contest: Contest, draft: DueDraft): Promise<void> {
  const { row, deadline, reminder, cause } = draft;
  const loaded = await loadApplication(change.tx, row.id);
  if (loaded.kind !== 'loaded') return;
  const metadata = readMetadata(row.metadata);
  const problems = findProblems(metadata, depositFiles(loaded), change.edition);
  const { code, depositedVersion } = row;
  const letter = composeReminder(contest, { code, deadline, depositedVersion, problems });
  // An earlier one that could not leave yet would only repeat this one.
  await cancelQueuedMails(change.tx, row.id, REMINDER);
  await queueToContact(change, { id: row.id, metadata }, letter, { kind: REMINDER, cause });
  await change.record({
    kind: 'reminder.queued',
    subject: code,
    after: { reminder, deadline: instantText(deadline) },
  });
}
