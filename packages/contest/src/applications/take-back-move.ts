import type { EntryRow } from '@palmares/db/entries';
import { cancelMail } from '@palmares/db/mail-causes';
import { findMail } from '@palmares/db/mails';
import { endRepositioning, findAnnouncedRepositioning } from '@palmares/db/repositionings';
import type { Change } from '../act.ts';

/** `told`: the notice has left, so the move is the mailer's to complete. */
export type TakenBack = 'not-announced' | 'told' | 'cancelled';

/** Takes back the move that was announced for an entry, and its notice, as long as that has not left. */
export async function takeBackMove(
  { tx, at, record }: Change,
  entry: Pick<EntryRow, 'id' | 'code'>,
): Promise<TakenBack> {
  const announced = await findAnnouncedRepositioning(tx, entry.id);
  if (!announced) return 'not-announced';
  const cancelled = await cancelMail(tx, announced.mailId);
  if (!cancelled && (await findMail(tx, announced.mailId))?.state === 'sent') return 'told';
  await endRepositioning(tx, announced.id, 'cancelled', at);
  await record({
    kind: 'entry.repositioning-cancelled',
    subject: entry.code,
    before: { category: announced.category, reason: announced.reason },
  });
  return 'cancelled';
}
