import { findMail, updateMail } from '@palmares/db/mails';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { inline } from '../mail/letter.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

export type RecordBounceOutcome =
  | { readonly kind: 'bounced' }
  | { readonly kind: 'needs-reason' }
  /** Only what was sent can come back. */
  | { readonly kind: 'mail-not-sent' }
  | Refused;

/** The secretariat saw that a sent message came back: it counts as failed, with what the answer said. */
export function recordBounce(
  contest: Contest,
  person: Person,
  id: string,
  reason: string,
): Promise<RecordBounceOutcome> {
  return act<RecordBounceOutcome>(contest, person, async ({ tx, record }) => {
    if (!isSecretariat(person)) return forbidden;
    const mail = await findMail(tx, id);
    if (!mail) return notFound;
    const said = inline(reason);
    if (said === '') return { kind: 'needs-reason' };
    if (mail.state !== 'sent') return { kind: 'mail-not-sent' };
    await updateMail(tx, id, { state: 'failed', lastError: said });
    await record({ kind: 'mail.bounced', subject: id, after: { reason: said } });
    return { kind: 'bounced' };
  });
}
