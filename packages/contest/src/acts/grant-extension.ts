import { findApplication } from '@palmares/db/applications';
import { insertExtension, listExtensions } from '@palmares/db/extensions';
import { instantText } from '@palmares/db/instant-text';
import { cancelQueuedMails } from '@palmares/db/mails';
import { act } from '../act.ts';
import { readMetadata } from '../applications/metadata.ts';
import type { Contest } from '../contest.ts';
import { composeExtensionGranted } from '../mail/compose-extension-granted.ts';
import { REMINDER } from '../mail/compose-reminder.ts';
import { queueToContact } from '../mail/queue-to-contact.ts';
import { findRecipient } from '../mail/recipient.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

const KIND = 'extension-granted';

export type GrantExtensionOutcome =
  | {
      readonly kind: 'granted';
      readonly code: string;
      readonly until: Temporal.Instant;
      /** Whether the application has a contact to be told. */
      readonly told: boolean;
    }
  /** It must end after this instant: now, or the edition's deadline where that is still to come. */
  | { readonly kind: 'until-too-early'; readonly after: Temporal.Instant }
  | { readonly kind: 'needs-reason' }
  | { readonly kind: 'withdrawn' }
  | Refused;

/**
 * Gives one application more time (Art. 3), with a reason, on the record. The latest extension granted holds, a
 * shorter one too; no other application is concerned.
 */
export function grantExtension(
  contest: Contest,
  person: Person,
  applicationId: string,
  asked: { readonly until: Temporal.Instant; readonly reason: string },
): Promise<GrantExtensionOutcome> {
  return act<GrantExtensionOutcome>(contest, person, async (change) => {
    const { tx, edition, now, at, record } = change;
    if (!isSecretariat(person)) return forbidden;
    const row = await findApplication(tx, applicationId);
    if (!row) return notFound;
    if (row.withdrawnAt) return { kind: 'withdrawn' };
    const reason = asked.reason.trim();
    if (reason === '') return { kind: 'needs-reason' };
    const until = asked.until.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
    const after = laterOf(now, edition.calendar.depositDeadline);
    if (Temporal.Instant.compare(until, after) <= 0) return { kind: 'until-too-early', after };

    const granted = await listExtensions(tx, applicationId);
    const [last] = granted;
    const metadata = readMetadata(row.metadata);
    const told = findRecipient(metadata) !== null;
    const outcome = { kind: 'granted', code: row.code, until, told } as const;
    if (last?.until === instantText(until) && last.reason === reason) return outcome;
    const id = `${applicationId}/${String(granted.length + 1).padStart(6, '0')}`;
    await insertExtension(tx, { id, applicationId, until: instantText(until), reason, grantedAt: at });
    // What waits names the former deadline.
    for (const kind of [REMINDER, KIND]) await cancelQueuedMails(tx, applicationId, kind);
    await queueToContact(
      change,
      { id: applicationId, metadata },
      composeExtensionGranted(contest, { ...row, until }),
      { cause: `extension/${id}`, kind: KIND },
    );
    await record({
      kind: 'extension.granted',
      subject: row.code,
      before: last && { until: last.until, reason: last.reason },
      after: { until: instantText(until), reason },
    });
    return outcome;
  });
}

function laterOf(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) > 0 ? a : b;
}
