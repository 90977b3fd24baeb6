import { readTogether } from '@palmares/db/database';
import { listAdmissibleEntries } from '@palmares/db/entries';
import { listScoreSheetsOf } from '@palmares/db/score-sheets';
import { formatMark } from '@palmares/rules/marks';
import { total } from '@palmares/rules/score-sheet';
import { readMetadata } from '../applications/metadata.ts';
import type { Contest } from '../contest.ts';
import { findAssignment } from '../grading/find-assignment.ts';
import { emptySheet, readGrades, type ScoreSheetView, viewSheet } from '../grading/score-sheets.ts';
import { forbidden, juriesOf, type Person, type Refused } from '../people.ts';
import { type EntryLabel, labelEntry, readOrganisations } from './entry-labels.ts';

/** What a juror reads of an entry before opening its files. */
export type GradedEntry = EntryLabel & { readonly summary: string; readonly hasVideo: boolean };

export type ScoreSheetOutcome =
  /** Unless `grading` is `may-grade` the sheet is to be read, not changed. */
  | {
      readonly kind: 'score-sheet';
      readonly entry: GradedEntry;
      readonly sheet: ScoreSheetView;
      readonly grading: 'may-grade' | 'grading-not-open' | 'grading-closed';
    }
  | { readonly kind: 'recused'; readonly entry: EntryLabel }
  | Refused;

/** The juror's own score sheet for an entry of their jury, as they left it. */
export function viewScoreSheet(contest: Contest, person: Person, code: string): Promise<ScoreSheetOutcome> {
  return readTogether(contest.db, async (tx) => {
    const assignment = await findAssignment(tx, contest.edition, person, code);
    if (assignment.kind !== 'assignment') return assignment;
    const { entry, sheet, permission } = assignment;
    const label = labelEntry(entry, await readOrganisations(tx));
    if (permission.kind === 'recused') return { kind: 'recused', entry: label };
    const summary = readMetadata(entry.metadata).summary ?? '';
    return {
      kind: 'score-sheet',
      entry: { ...label, summary, hasVideo: entry.videoId !== null },
      sheet: sheet ? viewSheet(sheet) : emptySheet,
      grading: permission.kind,
    };
  });
}

/** One submitted sheet of the juror's own. `total` is out of the edition's `shownOutOf`, as people read it ("15,71"). */
export type OwnGrade = EntryLabel & { readonly total: string; readonly version: number };

export type OwnGradesOutcome =
  | { readonly kind: 'own-grades'; readonly items: readonly OwnGrade[] }
  | { readonly kind: 'forbidden' };

/** The juror's own submitted totals by code; no rank, and nothing of anybody else's (Art. 6.2). */
export async function viewOwnGrades(
  contest: Contest,
  person: Person,
  category?: string,
): Promise<OwnGradesOutcome> {
  const juries = juriesOf(person).filter((slug) => category === undefined || slug === category);
  if (person.kind !== 'member' || juries.length === 0) return forbidden;
  return readTogether(contest.db, async (tx) => {
    const organisations = await readOrganisations(tx);
    const sheets = new Map((await listScoreSheetsOf(tx, person.jurorId)).map((row) => [row.entryId, row]));
    const items: OwnGrade[] = [];
    for (const slug of juries) {
      for (const entry of await listAdmissibleEntries(tx, slug)) {
        const sheet = sheets.get(entry.id);
        const points =
          sheet?.grades && !sheet.voidedAt ? total(readGrades(sheet.grades), contest.edition) : null;
        if (!sheet || points === null) continue;
        items.push({
          ...labelEntry(entry, organisations),
          total: formatMark(points, contest.edition),
          version: sheet.version,
        });
      }
    }
    return { kind: 'own-grades', items };
  });
}
