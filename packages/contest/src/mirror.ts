import { readRevision as readRow } from '@palmares/db/contest';
import { instantText } from '@palmares/db/instant-text';
import { findMirror, listMirrorCells, saveMirror, saveMirrorCell } from '@palmares/db/mirrors';
import type { Contest } from './contest.ts';

/** What was last confirmed in a spreadsheet. `publish` counts its publishes, `layout` the version of its formats. */
export type MirrorState = {
  readonly publish: number;
  readonly hash: string;
  readonly revision: number;
  readonly layout: number;
  readonly publishedAt: Temporal.Instant;
};

/** What people wrote beside an entry, in the columns that are theirs. */
export type HumanCells = { readonly code: string; readonly commentaire: string; readonly decision: string };

export function readRevision(contest: Contest): Promise<number> {
  return readRow(contest.db);
}

export async function readMirrorState(contest: Contest, spreadsheetId: string): Promise<MirrorState | null> {
  const row = await findMirror(contest.db, spreadsheetId);
  if (!row) return null;
  const { publish, hash, revision, layout } = row;
  return { publish, hash, revision, layout, publishedAt: Temporal.Instant.from(row.publishedAt) };
}

export function writeMirrorState(contest: Contest, spreadsheetId: string, state: MirrorState): Promise<void> {
  return saveMirror(contest.db, { spreadsheetId, ...state, publishedAt: instantText(state.publishedAt) });
}

export async function readHumanCells(contest: Contest, spreadsheetId: string): Promise<HumanCells[]> {
  const rows = await listMirrorCells(contest.db, spreadsheetId);
  return rows.map(({ code, commentaire, decision }) => ({ code, commentaire, decision }));
}

/** Keeps what people wrote, all of it or nothing. No change of the contest: the revision stays. */
export function keepHumanCells(
  contest: Contest,
  spreadsheetId: string,
  cells: readonly HumanCells[],
): Promise<void> {
  return contest.db.transaction().execute(async (tx) => {
    for (const cell of cells) await saveMirrorCell(tx, { spreadsheetId, ...cell });
  });
}
