import { randomUUID } from 'node:crypto';
import { insertScoreSheet, insertScoreSheetVersion, updateScoreSheet } from '@palmares/db/score-sheets';
import { checkGrades, type GradeProblem, type Grades, missingCriteria } from '@palmares/rules/score-sheet';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { findAssignment, type GradingRefusal } from '../grading/find-assignment.ts';
import { readGrades, sameGrades } from '../grading/score-sheets.ts';
import type { Person, Refused } from '../people.ts';
import { COMMENT_LENGTH } from './save-draft.ts';

export type SubmitScoreSheetOutcome =
  /** `changed` is false for a repetition of what was submitted before. `version` counts from 1. */
  | { readonly kind: 'submitted'; readonly version: number; readonly changed: boolean }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly GradeProblem[] }
  | GradingRefusal
  | Refused;

/**
 * Submits or amends a juror's score sheet for an entry (Art. 6.2): it counts from now on, in this version; earlier
 * ones are kept. Submitting the same again changes nothing.
 */
export function submitScoreSheet(
  contest: Contest,
  person: Person,
  code: string,
  filled: { readonly grades: Grades; readonly comment: string },
): Promise<SubmitScoreSheetOutcome> {
  return act<SubmitScoreSheetOutcome>(contest, person, async ({ tx, edition, at, record }) => {
    const assignment = await findAssignment(tx, edition, person, code);
    if (assignment.kind !== 'assignment') return assignment;
    const { entry, juror, sheet } = assignment;
    if (assignment.permission.kind !== 'may-grade') return assignment.permission;
    const problems = checkGrades(filled.grades, edition);
    if (problems.length > 0) return { kind: 'invalid', problems };
    const missing = missingCriteria(filled.grades, edition);
    if (missing.length > 0) return { kind: 'incomplete', missing };

    const comment = filled.comment.slice(0, COMMENT_LENGTH);
    const submitted =
      sheet?.grades != null ? { grades: readGrades(sheet.grades), comment: sheet.comment } : null;
    const same = submitted && sameGrades(submitted.grades, filled.grades) && submitted.comment === comment;
    const pending = sheet && (sheet.draftGrades !== null || sheet.draftComment !== null);
    if (sheet && same && !pending) return { kind: 'submitted', version: sheet.version, changed: false };

    const id = sheet?.id ?? randomUUID();
    const version = (sheet?.version ?? 0) + 1;
    const grades = JSON.stringify(filled.grades);
    const content = {
      draftGrades: null,
      draftComment: null,
      version,
      grades,
      comment,
      submittedAt: at,
      updatedAt: at,
    };
    if (sheet) await updateScoreSheet(tx, id, content);
    else {
      const identity = { id, entryId: entry.id, jurorId: juror.jurorId };
      await insertScoreSheet(tx, { ...identity, ...content, voidedAt: null, voidReason: null });
    }
    await insertScoreSheetVersion(tx, {
      scoreSheetId: id,
      version,
      depositVersion: entry.depositVersion,
      grades,
      comment,
      submittedAt: at,
    });
    await record({
      kind: version === 1 ? 'score-sheet.submitted' : 'score-sheet.amended',
      subject: entry.code,
      before: submitted,
      after: { version, grades: filled.grades, comment },
    });
    return { kind: 'submitted', version, changed: true };
  });
}
