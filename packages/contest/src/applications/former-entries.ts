import type { EntryRow } from '@palmares/db/entries';

/** The entries of an application that became this one by being repositioned, the earliest first. */
export function findFormerEntries(entries: readonly EntryRow[], { id }: Pick<EntryRow, 'id'>): EntryRow[] {
  const direct = entries.filter(({ repositionedTo }) => repositionedTo === id);
  return direct.flatMap((one) => [...findFormerEntries(entries, one), one]);
}
