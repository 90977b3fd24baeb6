import { randomUUID } from 'node:crypto';
import {
  type EntryRow,
  insertEntry,
  listEntriesOf,
  nextEntryNumber,
  updateEntry,
} from '@palmares/db/entries';
import { formatEntryCode } from '@palmares/rules/codes';
import type { Category } from '@palmares/rules/edition';
import type { Change } from '../act.ts';

const unscreened = { screening: 'pending', ground: null, reason: null, screenedAt: null } as const;

/**
 * Makes an application's entries those of its new deposit: one a category. A category left out withdraws its entry,
 * one that comes back revives it under its old code, and what was screened must be screened again.
 */
export async function syncEntries(
  change: Change,
  applicationId: string,
  slugs: readonly string[],
): Promise<Pick<EntryRow, 'code' | 'category'>[]> {
  const { tx, edition, at, record } = change;
  const existing = await listEntriesOf(tx, applicationId);
  for (const entry of existing) {
    const wanted = slugs.includes(entry.category);
    if (!wanted && entry.withdrawnAt) continue;
    await updateEntry(tx, entry.id, { ...unscreened, withdrawnAt: wanted ? null : at });
    if (!wanted) await record({ kind: 'entry.withdrawn', subject: entry.code });
    else if (entry.screening !== 'pending') {
      await record({
        kind: 'entry.screening-reset',
        subject: entry.code,
        before: { screening: entry.screening },
      });
    }
  }
  const entries: Pick<EntryRow, 'code' | 'category'>[] = [];
  for (const category of edition.categories.filter(({ slug }) => slugs.includes(slug))) {
    const known = existing.find((entry) => entry.category === category.slug);
    entries.push({
      code: known?.code ?? (await addEntry(change, applicationId, category)),
      category: category.slug,
    });
  }
  return entries;
}

async function addEntry(
  { tx, at, record }: Change,
  applicationId: string,
  category: Category,
): Promise<string> {
  const number = await nextEntryNumber(tx, category.slug);
  const code = formatEntryCode(category, number);
  const identity = { id: randomUUID(), number, code, applicationId, category: category.slug };
  await insertEntry(tx, {
    ...identity,
    ...unscreened,
    withdrawnAt: null,
    createdAt: at,
    repositionedTo: null,
  });
  await record({
    kind: 'entry.created',
    subject: code,
    after: { application: applicationId, category: category.slug },
  });
  return code;
}
