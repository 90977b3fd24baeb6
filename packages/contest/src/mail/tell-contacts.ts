import type { ApplicationRow } from '@palmares/db/applications';
import type { ApplicationMetadata } from '@palmares/rules/application';
import type { Change } from '../act.ts';
import { findDeadline } from '../applications/find-deadline.ts';
import { composeFormerContact, composeNewContact } from './compose-contact-changed.ts';
import type { LetterContext } from './letter.ts';
import { queueToContact } from './queue-to-contact.ts';
import { findRecipient } from './recipient.ts';

/**
 * When the contact's address has been given or changed: mails a link to the new one, and tells the former one. Nothing
 * where it is the same, or no address that can be written to. `row` has the draft's new version.
 */
export async function tellContacts(
  change: Change,
  context: LetterContext,
  row: Pick<ApplicationRow, 'id' | 'code' | 'draftVersion' | 'depositedVersion' | 'withdrawnAt'>,
  before: ApplicationMetadata,
  after: ApplicationMetadata,
): Promise<void> {
  if (findRecipient(before)?.toLowerCase() === findRecipient(after)?.toLowerCase()) return;
  const { id } = row;
  const deadline = await findDeadline(change.tx, change.edition, id);
  const causeOf = (kind: string) => ({ kind, cause: `${kind}/${id}/${row.draftVersion}` });
  const welcome = composeNewContact(context, { ...row, deadline });
  await queueToContact(change, { id, metadata: after }, welcome, causeOf('contact-new'));
  const farewell = composeFormerContact(context, row);
  await queueToContact(change, { id, metadata: before }, farewell, causeOf('contact-former'));
}
