import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { findAssignment } from '../grading/find-assignment.ts';
import { recordRecusal } from '../grading/record-recusal.ts';
import type { Person, Refused } from '../people.ts';

export type RecuseOutcome =
  /** `voided`: the juror had begun or submitted a score sheet, which counts no more. */
  | { readonly kind: 'recused'; readonly voided: boolean }
  | { readonly kind: 'already-recused' }
  | { readonly kind: 'needs-reason' }
  | Refused;

/**
 * A juror declares a conflict of interest on an entry, with a reason, whenever it is found out: before, while or
 * after grading.
 */
export function recuse(
  contest: Contest,
  person: Person,
  code: string,
  reason: string,
): Promise<RecuseOutcome> {
  return act<RecuseOutcome>(contest, person, async (change) => {
    const assignment = await findAssignment(change.tx, change.edition, person, code);
    if (assignment.kind !== 'assignment') return assignment;
    const stated = reason.trim();
    if (stated === '') return { kind: 'needs-reason' };
    const { entry, juror } = assignment;
    const recorded = await recordRecusal(change, {
      entryId: entry.id,
      jurorId: juror.jurorId,
      kind: 'declared',
      reason: stated,
      code: entry.code,
    });
    return recorded ? { kind: 'recused', voided: recorded.voided } : { kind: 'already-recused' };
  });
}
