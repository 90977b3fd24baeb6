import { randomUUID } from 'node:crypto';
import { insertApplication, takeApplicationNumber } from '@palmares/db/applications';
import type { ApplicationMetadata } from '@palmares/rules/application';
import { formatApplicationCode } from '@palmares/rules/codes';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { hashKey, makeKey } from '../keys.ts';
import { composeDraftCreated } from '../mail/compose-draft-created.ts';
import { queueToContact } from '../mail/queue-to-contact.ts';

export type CreateApplicationOutcome =
  /** `depositKey` is shown this once; only its hash is kept. */
  | { readonly kind: 'created'; readonly id: string; readonly code: string; readonly depositKey: string }
  | { readonly kind: 'too-early'; readonly opensAt: Temporal.Instant };

/**
 * Begins a draft (Art. 3). Anyone may, from the opening on; a draft begun after the deadline stays one, unless the
 * secretariat grants an extension. Its contact is mailed a link to it.
 */
export function createApplication(
  contest: Contest,
  metadata: ApplicationMetadata,
): Promise<CreateApplicationOutcome> {
  return act<CreateApplicationOutcome>(contest, { kind: 'public' }, async (change) => {
    const { tx, edition, now, at, record } = change;
    const { opensAt, depositDeadline } = edition.calendar;
    if (Temporal.Instant.compare(now, opensAt) < 0) return { kind: 'too-early', opensAt };
    const id = randomUUID();
    const depositKey = makeKey();
    const number = await takeApplicationNumber(tx);
    const code = formatApplicationCode(edition, number);
    await insertApplication(tx, {
      id,
      number,
      code,
      depositKeyHash: hashKey(depositKey),
      metadata: JSON.stringify(metadata),
      dossierId: null,
      videoId: null,
      draftVersion: 1,
      draftChangedAt: at,
      depositedVersion: null,
      depositedDraftVersion: null,
      withdrawnAt: null,
      createdAt: at,
      updatedAt: at,
    });
    await record({ kind: 'application.created', subject: code, after: metadata });
    const letter = composeDraftCreated(contest, { code, deadline: depositDeadline, now });
    const kind = 'draft-created';
    await queueToContact(change, { id, metadata }, letter, { kind, cause: `${kind}/${id}` });
    return { kind: 'created', id, code, depositKey };
  });
}
