import type { ApplicationMetadata } from '@palmares/rules/application';
import type { Change } from '../act.ts';
import type { Letter } from './letter.ts';
import { type Mail, queueMail } from './queue-mail.ts';
import { findRecipient } from './recipient.ts';

/** An application and what its draft says, the contact among it. */
export type Addressee = { readonly id: string; readonly metadata: ApplicationMetadata };

/**
 * Writes a message to an application's contact into the outbox. Gives its id, or null: its cause has one already, or
 * the application has no contact that can be written to, which prevents nothing.
 */
export async function queueToContact(
  change: Pick<Change, 'tx' | 'at'>,
  { id, metadata }: Addressee,
  letter: Letter,
  mail: Pick<Mail, 'cause' | 'kind' | 'receiptVersion'>,
): Promise<string | null> {
  const recipient = findRecipient(metadata);
  if (recipient === null) return null;
  return queueMail(change, { ...mail, ...letter, applicationId: id, recipient });
}
