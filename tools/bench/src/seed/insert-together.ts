import type { ApplicationRow, DepositRow, FileRow } from '@palmares/db/applications';
import type { Database } from '@palmares/db/database';
import type { EntryRow } from '@palmares/db/entries';
import type { JurorRow, JuryRoleRow } from '@palmares/db/people';
import type { ScoreSheetRow } from '@palmares/db/score-sheets';

export type Rows = {
  readonly jurors: readonly JurorRow[];
  readonly juryRoles: readonly JuryRoleRow[];
  readonly applications: readonly ApplicationRow[];
  readonly files: readonly FileRow[];
  readonly deposits: readonly DepositRow[];
  readonly entries: readonly EntryRow[];
  readonly scoreSheets: readonly ScoreSheetRow[];
  readonly scoreSheetVersions: readonly {
    readonly scoreSheetId: string;
    readonly version: number;
    readonly depositVersion: number;
    readonly grades: string;
    readonly comment: string;
    readonly submittedAt: string;
  }[];
};

// SQLite takes 32,766 values a statement; the widest row has 13.
const ROWS_AT_ONCE = 1_000;

/** Inserts all these rows in one transaction, those that others refer to first. */
export function insertTogether(db: Database, rows: Rows): Promise<void> {
  return db.transaction().execute(async (tx) => {
    for (const some of inChunks(rows.jurors)) await tx.insertInto('jurors').values(some).execute();
    for (const some of inChunks(rows.juryRoles)) await tx.insertInto('juryRoles').values(some).execute();
    for (const some of inChunks(rows.applications))
      await tx.insertInto('applications').values(some).execute();
    for (const some of inChunks(rows.files)) await tx.insertInto('files').values(some).execute();
    for (const some of inChunks(rows.deposits)) await tx.insertInto('deposits').values(some).execute();
    for (const some of inChunks(rows.entries)) await tx.insertInto('entries').values(some).execute();
    for (const some of inChunks(rows.scoreSheets)) await tx.insertInto('scoreSheets').values(some).execute();
    for (const some of inChunks(rows.scoreSheetVersions))
      await tx.insertInto('scoreSheetVersions').values(some).execute();
    await tx
      .updateTable('contest')
      .set((eb) => ({ lastApplicationNumber: eb('lastApplicationNumber', '+', rows.applications.length) }))
      .execute();
  });
}

function* inChunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
}
