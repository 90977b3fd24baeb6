import { type EntryRow, findEntryById, listEntriesOf, updateEntry } from '@palmares/db/entries';
import { listJury } from '@palmares/db/people';
import { findRecusal, listRecusalsOn, listScoreSheetsOn, updateScoreSheet } from '@palmares/db/score-sheets';
import type { Category } from '@palmares/rules/edition';
import type { Change } from '../act.ts';
import { recordRecusal } from '../grading/record-recusal.ts';
import { recuseAutomatically } from '../grading/recuse-automatically.ts';
import { addEntry } from './add-entry.ts';

/** Why the sheets of the jury that an entry left are void. */
const VOID_REASON = 'repositioned';

/** Where an entry now stands, and the sheets of its former jury that became void. */
export type MovedEntry = { readonly code: string; readonly voided: number };

/**
 * Moves an entry to another category (Art. 1): it is withdrawn where it was, and its application stands in the new
 * category under a new code, as screened as before. An entry that the application had there already stands for it:
 * a withdrawn one comes back under its own code, with the sheets that a former move had voided.
 */
export async function moveEntry(change: Change, entry: EntryRow, category: Category): Promise<MovedEntry> {
  const { tx, at } = change;
  const moved = await takePlace(change, entry, category);
  await updateEntry(tx, entry.id, { withdrawnAt: at, repositionedTo: moved.id });
  const voided = await voidSheets(change, entry);
  await recuseNewJury(change, entry, moved, category);
  return { code: moved.code, voided };
}

async function takePlace(change: Change, entry: EntryRow, category: Category): Promise<EntryRow> {
  const { tx } = change;
  const there = (await listEntriesOf(tx, entry.applicationId)).find((one) => one.category === category.slug);
  if (!there) return addEntry(change, entry.applicationId, category, entry);
  if (there.withdrawnAt) {
    const { screening, ground, reason, screenedAt } = entry;
    await updateEntry(tx, there.id, {
      screening,
      ground,
      reason,
      screenedAt,
      withdrawnAt: null,
      repositionedTo: null,
    });
    await restoreSheets(change, there);
  }
  return there;
}

/** The former jury's sheets stay on record, and count nowhere. */
async function voidSheets({ tx, at }: Change, entry: EntryRow): Promise<number> {
  const counting = (await listScoreSheetsOn(tx, entry.id)).filter(({ voidedAt }) => voidedAt === null);
  for (const { id } of counting)
    await updateScoreSheet(tx, id, { voidedAt: at, voidReason: VOID_REASON, updatedAt: at });
  return counting.length;
}

/** Moved back, an entry finds its own jury's sheets again, but those of whoever is recused by now. */
async function restoreSheets({ tx, at }: Change, entry: EntryRow): Promise<void> {
  const sheets = await listScoreSheetsOn(tx, entry.id);
  for (const { id, jurorId } of sheets.filter(({ voidReason }) => voidReason === VOID_REASON)) {
    if (await findRecusal(tx, entry.id, jurorId)) continue;
    await updateScoreSheet(tx, id, { voidedAt: null, voidReason: null, updatedAt: at });
  }
}

/** Conflicts that the data show, and those that a juror of both juries has declared. */
async function recuseNewJury(
  change: Change,
  entry: EntryRow,
  moved: EntryRow,
  category: Category,
): Promise<void> {
  const { tx } = change;
  const jury = await listJury(tx, category.slug);
  const declared = (await listRecusalsOn(tx, entry.id)).filter(({ kind }) => kind === 'declared');
  for (const { jurorId, kind, reason } of declared) {
    if (!jury.some(({ id }) => id === jurorId)) continue;
    await recordRecusal(change, { entryId: moved.id, jurorId, kind, reason, code: moved.code });
  }
  const deposited = await findEntryById(tx, moved.id);
  if (deposited?.screening === 'admissible') await recuseAutomatically(change, [deposited], jury);
}
