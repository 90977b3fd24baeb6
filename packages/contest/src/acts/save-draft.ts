import { randomUUID } from 'node:crypto';
import { insertScoreSheet, updateScoreSheet } from '@palmares/db/score-sheets';
import { checkGrades, type GradeProblem, type Grades } from '@palmares/rules/score-sheet';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { findAssignment, type GradingRefusal } from '../grading/find-assignment.ts';
import {
  emptySheet,
  readGrades,
  type ScoreSheetView,
  sameGrades,
  viewSheet,
} from '../grading/score-sheets.ts';
import type { Person, Refused } from '../people.ts';

/** The longest comment on a score sheet, in UTF-16 units: what Slack's text input takes. */
export const COMMENT_LENGTH = 3000;

export type SaveDraftOutcome =
  | { readonly kind: 'saved'; readonly sheet: ScoreSheetView }
  | { readonly kind: 'invalid'; readonly problems: readonly GradeProblem[] }
  | GradingRefusal
  | Refused;

/**
 * Keeps what a juror has chosen so far: the given grades over those kept before, the comment when given. A draft
 * never counts, and a submitted sheet stays as it was submitted (Art. 6.2).
 */
export function saveDraft(
  contest: Contest,
  person: Person,
  code: string,
  chosen: { readonly grades: Grades; readonly comment?: string },
): Promise<SaveDraftOutcome> {
  return act<SaveDraftOutcome>(contest, person, async ({ tx, edition, at, record }) => {
    const assignment = await findAssignment(tx, edition, person, code);
    if (assignment.kind !== 'assignment') return assignment;
    const { entry, juror, sheet } = assignment;
    if (assignment.permission.kind !== 'may-grade') return assignment.permission;
    const problems = checkGrades(chosen.grades, edition);
    if (problems.length > 0) return { kind: 'invalid', problems };

    const before = sheet ? viewSheet(sheet) : emptySheet;
    const grades = { ...before.grades, ...chosen.grades };
    const comment = (chosen.comment ?? before.comment).slice(0, COMMENT_LENGTH);
    if (sheet && sameGrades(grades, before.grades) && comment === before.comment)
      return { kind: 'saved', sheet: before };

    // Chosen back to what was submitted: there is nothing left to amend.
    const restored =
      sheet?.grades != null && sameGrades(grades, readGrades(sheet.grades)) && comment === sheet.comment;
    const draft = {
      draftGrades: restored ? null : JSON.stringify(grades),
      draftComment: restored ? null : comment,
    };
    const id = sheet?.id ?? randomUUID();
    if (sheet) await updateScoreSheet(tx, id, { ...draft, updatedAt: at });
    else {
      const blank = {
        version: 0,
        grades: null,
        comment: null,
        submittedAt: null,
        voidedAt: null,
        voidReason: null,
      };
      await insertScoreSheet(tx, {
        id,
        entryId: entry.id,
        jurorId: juror.jurorId,
        ...blank,
        ...draft,
        updatedAt: at,
      });
    }
    const after = { grades, comment };
    await record({
      kind: 'score-sheet.drafted',
      subject: entry.code,
      before: { grades: before.grades, comment: before.comment },
      after,
    });
    return {
      kind: 'saved',
      sheet: { ...before, ...after, amending: before.submittedVersion !== null && !restored },
    };
  });
}
