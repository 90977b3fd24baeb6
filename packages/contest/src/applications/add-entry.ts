import { randomUUID } from 'node:crypto';
import { type EntryRow, insertEntry, nextEntryNumber } from '@palmares/db/entries';
import { formatEntryCode } from '@palmares/rules/codes';
import type { Category } from '@palmares/rules/edition';
import type { Change } from '../act.ts';

/** What screening says of an entry. */
export type Screening = Pick<EntryRow, 'screening' | 'ground' | 'reason' | 'screenedAt'>;

export const unscreened = {
  screening: 'pending',
  ground: null,
  reason: null,
  screenedAt: null,
} as const satisfies Screening;

/** A new entry of an application, under a code that no other ever had. */
export async function addEntry(
  { tx, at, record }: Change,
  applicationId: string,
  category: Category,
  { screening, ground, reason, screenedAt }: Screening = unscreened,
): Promise<EntryRow> {
  const number = await nextEntryNumber(tx, category.slug);
  const entry: EntryRow = {
    id: randomUUID(),
    number,
    code: formatEntryCode(category, number),
    applicationId,
    category: category.slug,
    screening,
    ground,
    reason,
    screenedAt,
    withdrawnAt: null,
    createdAt: at,
    repositionedTo: null,
  };
  await insertEntry(tx, entry);
  await record({
    kind: 'entry.created',
    subject: entry.code,
    after: { application: applicationId, category: category.slug },
  });
  return entry;
}
