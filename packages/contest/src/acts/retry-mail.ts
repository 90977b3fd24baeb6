import { instantText } from '@palmares/db/instant-text';
import { findMail, updateMail } from '@palmares/db/mails';
import { act } from '../act.ts';
import { realClock } from '../clock.ts';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

export type RetryMailOutcome =
  | { readonly kind: 'queued' }
  /** Only what was given up can be sent again. */
  | { readonly kind: 'mail-not-failed' }
  | Refused;

/** Lets a message that was given up leave once more, to the same address, from its first attempt on. */
export function retryMail(contest: Contest, person: Person, id: string): Promise<RetryMailOutcome> {
  return act<RetryMailOutcome>(contest, person, async ({ tx, record }) => {
    if (!isSecretariat(person)) return forbidden;
    const mail = await findMail(tx, id);
    if (!mail) return notFound;
    if (mail.state !== 'failed') return { kind: 'mail-not-failed' };
    const nextAttemptAt = instantText(realClock());
    await updateMail(tx, id, { state: 'queued', attempts: 0, nextAttemptAt, lastError: null });
    await record({ kind: 'mail.retried', subject: id, before: { lastError: mail.lastError } });
    return { kind: 'queued' };
  });
}
