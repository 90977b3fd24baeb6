import { cancelQueuedMails } from '@palmares/db/mails';
import type { ApplicationMetadata } from '@palmares/rules/application';
import type { Receipt } from '@palmares/rules/receipt';
import type { Change } from '../act.ts';
import { composeReceipt } from './compose-receipt.ts';
import { REMINDER } from './compose-reminder.ts';
import type { LetterContext } from './letter.ts';
import { queueToContact } from './queue-to-contact.ts';

/** Mails the receipt of a version just deposited; a reminder that waits would be untrue by now, and is taken back. */
export async function mailReceipt(
  change: Change,
  context: LetterContext,
  receipt: Receipt,
  { metadata, deadline }: { readonly metadata: ApplicationMetadata; readonly deadline: Temporal.Instant },
): Promise<void> {
  const { application: id, version } = receipt;
  await cancelQueuedMails(change.tx, id, REMINDER);
  await queueToContact(change, { id, metadata }, composeReceipt(context, receipt, deadline), {
    kind: 'receipt',
    cause: `receipt/${id}/${version}`,
    receiptVersion: version,
  });
}
