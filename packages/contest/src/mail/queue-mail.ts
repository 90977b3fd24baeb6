import { randomUUID } from 'node:crypto';
import { instantText } from '@palmares/db/instant-text';
import { insertMail } from '@palmares/db/mails';
import type { Change } from '../act.ts';
import { realClock } from '../clock.ts';

/** Stands for a link that opens the application; the mailer puts one in as it sends, so that no link is ever kept. */
export const ACCESS_LINK = '{{lien}}';

/** A message to one person, in French, plain text. */
export type Mail = {
  /** What it is sent for: a second message for the same cause is never written. */
  readonly cause: string;
  /** The campaign or event it belongs to (`draft-created`, `receipt`, `reminder` …). */
  readonly kind: string;
  readonly applicationId: string | null;
  readonly recipient: string;
  readonly subject: string;
  /** May hold `ACCESS_LINK`. */
  readonly body: string;
  /** Attaches the receipt of this version of the deposit. */
  readonly receiptVersion?: number;
};

/**
 * Writes a message into the outbox, in the transaction of its cause: it is sent if, and only if, that is committed.
 * Gives its id, or null when its cause has one already.
 */
export async function queueMail({ tx, at }: Pick<Change, 'tx' | 'at'>, mail: Mail): Promise<string | null> {
  const id = randomUUID();
  const queued = await insertMail(tx, {
    id,
    cause: mail.cause,
    kind: mail.kind,
    applicationId: mail.applicationId,
    recipient: mail.recipient,
    subject: mail.subject,
    body: mail.body,
    receiptVersion: mail.receiptVersion ?? null,
    state: 'queued',
    attempts: 0,
    // Delivery goes by the real clock, as all that reaches the outside world.
    nextAttemptAt: instantText(realClock()),
    lastError: null,
    createdAt: at,
    sentAt: null,
  });
  return queued ? id : null;
}
