import type { Tx } from '@palmares/db/database';
import { type DepositedEntryRow, listAdmissibleEntries } from '@palmares/db/entries';
import { type JurorRow, listJury } from '@palmares/db/people';
import { listCountingSheets, listRecusals } from '@palmares/db/score-sheets';
import type { ScoreSheet } from '@palmares/rules/score-sheet';
import { readGrades } from './score-sheets.ts';

/** All that the ranking of one category comes from (Art. 6.2); `entryId` is an entry's code throughout. */
export type CategorySheets = {
  readonly category: string;
  /** Admissible entries, the only ones that reach a jury. */
  readonly entries: readonly DepositedEntryRow[];
  readonly jury: readonly JurorRow[];
  /** Of the jury, on those entries. */
  readonly recusals: readonly { readonly entryId: string; readonly jurorId: string }[];
  /** Submitted, and not void. */
  readonly sheets: readonly ScoreSheet[];
};

/** Reads one category's entries, jury, recusals and counting sheets, with no draft and no void sheet among them. */
export async function readCategorySheets(tx: Tx, category: string): Promise<CategorySheets> {
  const entries = await listAdmissibleEntries(tx, category);
  const codes = new Map(entries.map(({ id, code }) => [id, code]));
  const jury = await listJury(tx, category);
  const members = new Set(jury.map(({ id }) => id));
  const recusals = (await listRecusals(tx, category)).flatMap(({ entryId, jurorId }) => {
    const code = codes.get(entryId);
    return code !== undefined && members.has(jurorId) ? [{ entryId: code, jurorId }] : [];
  });
  const sheets = (await listCountingSheets(tx, category)).flatMap(({ entryId, jurorId, grades }) => {
    const code = codes.get(entryId);
    if (code === undefined) return [];
    return [{ entryId: code, jurorId, state: 'submitted' as const, grades: readGrades(grades) }];
  });
  return { category, entries, jury, recusals, sheets };
}
