import { randomUUID } from 'node:crypto';
import { findApplication } from '@palmares/db/applications';
import type { Tx } from '@palmares/db/database';
import { type DepositedEntryRow, findEntry, listEntriesOf } from '@palmares/db/entries';
import { findAnnouncedRepositioning, insertRepositioning } from '@palmares/db/repositionings';
import { listScoreSheetsOn } from '@palmares/db/score-sheets';
import { parseEntryCode } from '@palmares/rules/codes';
import { act } from '../act.ts';
import { readMetadata } from '../applications/metadata.ts';
import type { Contest } from '../contest.ts';
import { composeRepositioningNotice } from '../mail/compose-repositioning-notice.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findRecipient } from '../mail/recipient.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

export type RepositionEntryOutcome =
  | {
      readonly kind: 'announced';
      readonly code: string;
      readonly category: string;
      /** Sheets of the present jury that the move will make void, drafts too. */
      readonly sheets: number;
      readonly mailId: string;
    }
  /** Sheets would become void: to be asked again with their number. */
  | { readonly kind: 'needs-confirmation'; readonly count: number }
  | { readonly kind: 'unknown-category' }
  | { readonly kind: 'same-category' }
  /** The application competes there already, under this code. */
  | { readonly kind: 'already-in-category'; readonly code: string }
  | { readonly kind: 'already-announced'; readonly category: string }
  /** Nobody can be told, and the organisation is to be told first. */
  | { readonly kind: 'no-contact' }
  | { readonly kind: 'needs-reason' }
  | { readonly kind: 'withdrawn' }
  | Refused;

/**
 * Announces that an entry moves to another category (Art. 1). The organisation is told first: this writes the notice,
 * and the move takes effect once it has left (`completeRepositioning`).
 */
export function repositionEntry(
  contest: Contest,
  person: Person,
  code: string,
  asked: { readonly category: string; readonly reason: string; readonly confirm?: number | undefined },
): Promise<RepositionEntryOutcome> {
  return act<RepositionEntryOutcome>(contest, person, async (change) => {
    const { tx, edition, at, record } = change;
    if (!isSecretariat(person)) return forbidden;
    const parsed = parseEntryCode(code, edition);
    const entry = parsed === null ? undefined : await findEntry(tx, parsed);
    if (!entry) return notFound;
    const to = edition.categories.find(({ slug }) => slug === asked.category);
    const from = edition.categories.find(({ slug }) => slug === entry.category);
    if (!to || !from) return { kind: 'unknown-category' };
    const reason = asked.reason.trim();
    if (reason === '') return { kind: 'needs-reason' };
    if (entry.withdrawnAt) return { kind: 'withdrawn' };
    if (to.slug === entry.category) return { kind: 'same-category' };
    const announced = await findAnnouncedRepositioning(tx, entry.id);
    if (announced) return { kind: 'already-announced', category: announced.category };
    const there = (await listEntriesOf(tx, entry.applicationId)).find(
      ({ category, withdrawnAt }) => category === to.slug && withdrawnAt === null,
    );
    if (there) return { kind: 'already-in-category', code: there.code };
    const recipient = await findContact(tx, entry);
    if (!recipient) return { kind: 'no-contact' };
    const sheets = (await listScoreSheetsOn(tx, entry.id)).filter(({ voidedAt }) => voidedAt === null).length;
    if (sheets > 0 && asked.confirm !== sheets) return { kind: 'needs-confirmation', count: sheets };

    const id = randomUUID();
    const mailId = await queueMail(change, {
      cause: `reposition-notice/${id}`,
      kind: 'reposition-notice',
      applicationId: entry.applicationId,
      recipient,
      ...composeRepositioningNotice(contest, {
        applicationCode: entry.applicationCode,
        entryCode: entry.code,
        title: readMetadata(entry.metadata).title ?? '',
        from,
        to,
        reason,
      }),
    });
    if (mailId === null) throw new Error('A new move has a notice of its own');
    await insertRepositioning(tx, {
      id,
      entryId: entry.id,
      category: to.slug,
      reason,
      askedAt: at,
      mailId,
      state: 'announced',
      endedAt: null,
    });
    await record({
      kind: 'entry.repositioning-announced',
      subject: entry.code,
      before: { category: from.slug },
      after: { category: to.slug, reason, mail: mailId, sheets },
    });
    return { kind: 'announced', code: entry.code, category: to.slug, sheets, mailId };
  });
}

/** The contact as the draft has it by now, else as it was deposited. */
async function findContact(tx: Tx, entry: DepositedEntryRow): Promise<string | null> {
  const application = await findApplication(tx, entry.applicationId);
  const draft = application && findRecipient(readMetadata(application.metadata));
  return draft ?? findRecipient(readMetadata(entry.metadata));
}
