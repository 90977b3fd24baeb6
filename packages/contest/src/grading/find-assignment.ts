import { findCategory } from '@palmares/db/contest';
import type { Database, Tx } from '@palmares/db/database';
import { type DepositedEntryRow, findEntry } from '@palmares/db/entries';
import { findRecusal, findScoreSheet, type ScoreSheetRow } from '@palmares/db/score-sheets';
import { parseEntryCode } from '@palmares/rules/codes';
import type { Edition } from '@palmares/rules/edition';
import { decideGrading, type GradingState } from '@palmares/rules/grading';
import { forbidden, juriesOf, type Member, notFound, type Person, type Refused } from '../people.ts';

/** Why a juror may not grade an entry of their jury now. */
export type GradingRefusal =
  | { readonly kind: 'recused' }
  | { readonly kind: 'grading-not-open' }
  | { readonly kind: 'grading-closed' };

/** A juror before an entry of their jury. */
export type Assignment = {
  readonly kind: 'assignment';
  readonly juror: Member;
  readonly entry: DepositedEntryRow;
  readonly sheet: ScoreSheetRow | undefined;
  readonly permission: { readonly kind: 'may-grade' } | GradingRefusal;
};

/**
 * Only admissible entries reach a jury, and only their own (Art. 6.1, 6.2): any other is not found, whether it
 * exists or not.
 */
export async function findAssignment(
  db: Database | Tx,
  edition: Edition,
  person: Person,
  code: string,
): Promise<Assignment | Refused> {
  const juries = juriesOf(person);
  if (person.kind !== 'member' || juries.length === 0) return forbidden;
  const parsed = parseEntryCode(code, edition);
  const entry = parsed === null ? undefined : await findEntry(db, parsed);
  if (!entry) return notFound;
  const sheet = await findScoreSheet(db, entry.id, person.jurorId);
  const recusal = await findRecusal(db, entry.id, person.jurorId);
  const permission = decideGrading({
    juror: {
      category: juries.includes(entry.category) ? entry.category : null,
      recused: recusal !== undefined || (sheet !== undefined && sheet.voidedAt !== null),
    },
    entry: {
      category: entry.category,
      admissible: entry.screening === 'admissible',
      withdrawn: entry.withdrawnAt !== null,
    },
    grading: await readGradingState(db, entry.category),
  });
  switch (permission.kind) {
    case 'not-on-jury':
    case 'entry-withdrawn':
    case 'entry-not-admissible':
      return notFound;
    case 'may-grade':
    case 'recused':
    case 'grading-not-open':
    case 'grading-closed':
      return { kind: 'assignment', juror: person, entry, sheet, permission };
  }
}

async function readGradingState(db: Database | Tx, category: string): Promise<GradingState> {
  const row = await findCategory(db, category);
  if (row?.gradingOpen === 1) return 'open';
  return row?.gradingChangedAt ? 'closed' : 'not-open';
}
