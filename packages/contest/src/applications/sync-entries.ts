import { type EntryRow, listEntriesOf, updateEntry } from '@palmares/db/entries';
import type { Change } from '../act.ts';
import { addEntry, unscreened } from './add-entry.ts';
import { takeBackMove } from './take-back-move.ts';

/**
 * Makes an application's entries those of its new deposit: one a category. A category left out withdraws its entry,
 * one that comes back revives it under its old code, and what was screened must be screened again. An entry that the
 * secretariat repositioned stays where it was put: it stands for the category it came from.
 */
export async function syncEntries(
  change: Change,
  applicationId: string,
  declared: readonly string[],
): Promise<Pick<EntryRow, 'code' | 'category'>[]> {
  const { tx, edition, at, record } = change;
  const existing = await listEntriesOf(tx, applicationId);
  const slugs = declared.map((slug) => followMoves(existing, slug));
  for (const entry of existing) {
    const wanted = slugs.includes(entry.category);
    if (!wanted && entry.withdrawnAt) continue;
    await updateEntry(tx, entry.id, { ...unscreened, withdrawnAt: wanted ? null : at });
    if (!wanted) {
      await takeBackMove(change, entry);
      await record({ kind: 'entry.withdrawn', subject: entry.code });
    } else if (entry.screening !== 'pending') {
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
      code: known?.code ?? (await addEntry(change, applicationId, category)).code,
      category: category.slug,
    });
  }
  return entries;
}

/** The category in which the entry of this one now stands. */
function followMoves(entries: readonly EntryRow[], slug: string): string {
  let entry = entries.find(({ category }) => category === slug);
  while (entry?.repositionedTo) {
    const next = entry.repositionedTo;
    entry = entries.find(({ id }) => id === next);
  }
  return entry?.category ?? slug;
}
