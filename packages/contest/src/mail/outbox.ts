import { findApplication } from '@palmares/db/applications';
import { instantText } from '@palmares/db/instant-text';
import {
  listDueMails,
  listUnfinishedNotices,
  type MailRow,
  updateMail,
  updateQueuedMail,
} from '@palmares/db/mails';
import { writeTogether } from '@palmares/db/write-together';
import { issueAccessLink } from '../access.ts';
import { completeRepositioning } from '../acts/complete-repositioning.ts';
import { realClock } from '../clock.ts';
import type { Contest } from '../contest.ts';
import { ACCESS_LINK } from './queue-mail.ts';

/** A message that is due, as the mailer handles it. */
export type DueMail = Pick<
  MailRow,
  | 'id'
  | 'kind'
  | 'applicationId'
  | 'recipient'
  | 'subject'
  | 'body'
  | 'receiptVersion'
  | 'attempts'
  | 'createdAt'
>;

/** What may be sent now by the real clock, what has waited longest first. */
export function listDue(contest: Contest, limit: number): Promise<DueMail[]> {
  return listDueMails(contest.db, instantText(realClock()), limit);
}

/**
 * The body as it leaves, with a fresh link where it has a place for one: the link exists in the message alone. Null
 * when the application it would open is gone: there is nothing to send any more, and the message is taken back.
 */
export async function writeOut(contest: Contest, mail: DueMail, publicUrl: string): Promise<string | null> {
  if (!mail.body.includes(ACCESS_LINK)) return mail.body;
  if (mail.applicationId === null || !(await findApplication(contest.db, mail.applicationId))) {
    await change(contest, mail, { state: 'cancelled' });
    return null;
  }
  const token = await issueAccessLink(contest, mail.applicationId);
  return mail.body.replaceAll(ACCESS_LINK, () => `${publicUrl.replace(/\/$/, '')}/acces/${token}`);
}

/** The message has left: a server has taken it, also where it was taken back meanwhile. */
export async function markSent(contest: Contest, { id, attempts }: DueMail): Promise<void> {
  const sentAt = instantText(realClock());
  await writeTogether(contest.db, (tx) =>
    updateMail(tx, id, { state: 'sent', attempts: attempts + 1, lastError: null, sentAt }),
  );
}

/** It did not leave, and is tried again after `delay` of real time. `error` may be shown to the secretariat. */
export async function postpone(
  contest: Contest,
  mail: DueMail,
  error: string,
  delay: Temporal.Duration,
): Promise<void> {
  await change(contest, mail, {
    attempts: mail.attempts + 1,
    nextAttemptAt: instantText(realClock().add(delay)),
    lastError: error,
  });
}

/** It is given up, for the secretariat to look at. */
export async function giveUp(contest: Contest, mail: DueMail, error: string): Promise<void> {
  await change(contest, mail, {
    state: 'failed',
    attempts: mail.attempts + 1,
    lastError: error,
  });
}

/** Lets what waited for its notice to have left take effect (Art. 1), also what a stopped process left undone. */
export async function finishNotices(contest: Contest): Promise<void> {
  for (const mailId of await listUnfinishedNotices(contest.db)) await completeRepositioning(contest, mailId);
}

// Beside the acts of the moment, whose commits it shares.
async function change(contest: Contest, { id }: DueMail, to: Partial<MailRow>): Promise<void> {
  await writeTogether(contest.db, (tx) => updateQueuedMail(tx, id, to));
}
