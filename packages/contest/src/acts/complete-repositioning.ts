import { findEntryById } from '@palmares/db/entries';
import { findMail } from '@palmares/db/mails';
import { endRepositioning, findRepositioningByMail } from '@palmares/db/repositionings';
import { act } from '../act.ts';
import { moveEntry } from '../applications/move-entry.ts';
import type { Contest } from '../contest.ts';
import { notFound, system } from '../people.ts';

export type CompleteRepositioningOutcome =
  /** `code` is the entry's new one, which `former` still finds. */
  | { readonly kind: 'repositioned'; readonly former: string; readonly code: string }
  /** The organisation has not been told yet. */
  | { readonly kind: 'not-sent' }
  /** It was taken back, or the entry was withdrawn meanwhile. */
  | { readonly kind: 'cancelled' }
  /** This message announces no move. */
  | { readonly kind: 'not-found' };

/**
 * Moves the entry whose notice has left to its new category (Art. 1); asked again, it changes nothing. For the mailer,
 * once the message is marked as sent.
 */
export function completeRepositioning(
  contest: Contest,
  mailId: string,
): Promise<CompleteRepositioningOutcome> {
  return act<CompleteRepositioningOutcome>(contest, system, async (change) => {
    const { tx, edition, at, record } = change;
    const announced = await findRepositioningByMail(tx, mailId);
    const entry = announced && (await findEntryById(tx, announced.entryId));
    if (!announced || !entry) return notFound;
    if (announced.state === 'cancelled') return { kind: 'cancelled' };
    if (announced.state === 'done') {
      const moved = entry.repositionedTo ? await findEntryById(tx, entry.repositionedTo) : undefined;
      return { kind: 'repositioned', former: entry.code, code: moved?.code ?? entry.code };
    }
    if ((await findMail(tx, mailId))?.state !== 'sent') return { kind: 'not-sent' };
    const category = edition.categories.find(({ slug }) => slug === announced.category);
    if (entry.withdrawnAt || !category) {
      await endRepositioning(tx, announced.id, 'cancelled', at);
      await record({ kind: 'entry.repositioning-cancelled', subject: entry.code });
      return { kind: 'cancelled' };
    }

    const { code, voided } = await moveEntry(change, entry, category);
    await endRepositioning(tx, announced.id, 'done', at);
    await record({
      kind: 'entry.repositioned',
      subject: entry.code,
      before: { category: entry.category },
      after: { code, category: category.slug, reason: announced.reason, mail: mailId, voided },
    });
    return { kind: 'repositioned', former: entry.code, code };
  });
}
