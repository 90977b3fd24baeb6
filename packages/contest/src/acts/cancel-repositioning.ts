import { findEntry } from '@palmares/db/entries';
import { cancelMail } from '@palmares/db/mail-causes';
import { findMail } from '@palmares/db/mails';
import { endRepositioning, findAnnouncedRepositioning } from '@palmares/db/repositionings';
import { parseEntryCode } from '@palmares/rules/codes';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

export type CancelRepositioningOutcome =
  | { readonly kind: 'cancelled'; readonly code: string }
  /** No move of this entry waits. */
  | { readonly kind: 'not-announced' }
  /** The notice has left: the move takes effect. */
  | { readonly kind: 'already-told' }
  | Refused;

/** Takes back a move whose notice has not left, and the notice with it. */
export function cancelRepositioning(
  contest: Contest,
  person: Person,
  code: string,
): Promise<CancelRepositioningOutcome> {
  return act<CancelRepositioningOutcome>(contest, person, async ({ tx, edition, at, record }) => {
    if (!isSecretariat(person)) return forbidden;
    const parsed = parseEntryCode(code, edition);
    const entry = parsed === null ? undefined : await findEntry(tx, parsed);
    if (!entry) return notFound;
    const announced = await findAnnouncedRepositioning(tx, entry.id);
    if (!announced) return { kind: 'not-announced' };
    const takenBack = await cancelMail(tx, announced.mailId);
    if (!takenBack && (await findMail(tx, announced.mailId))?.state === 'sent')
      return { kind: 'already-told' };
    await endRepositioning(tx, announced.id, 'cancelled', at);
    await record({
      kind: 'entry.repositioning-cancelled',
      subject: entry.code,
      before: { category: announced.category, reason: announced.reason },
    });
    return { kind: 'cancelled', code: entry.code };
  });
}
