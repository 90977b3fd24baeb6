/** Whether a category's jury may grade: not yet opened by the secretariat, open, or closed (deliberation included). */
export type GradingState = 'not-open' | 'open' | 'closed';

/** What decides whether a juror may write a score sheet for an entry. */
export type GradingSituation = {
  readonly juror: { readonly category: string | null; readonly recused: boolean };
  readonly entry: { readonly category: string; readonly admissible: boolean; readonly withdrawn: boolean };
  readonly grading: GradingState;
};

/** May the juror grade, and if not, why. */
export type GradingPermission =
  | { readonly kind: 'may-grade' }
  | { readonly kind: 'not-on-jury' }
  | { readonly kind: 'recused' }
  | { readonly kind: 'entry-withdrawn' }
  | { readonly kind: 'entry-not-admissible' }
  | { readonly kind: 'grading-not-open' }
  | { readonly kind: 'grading-closed' };

/**
 * Whether a juror may draft, submit or amend a sheet for an entry now (Art. 6.2). Of several reasons against it the
 * first in the order above is given, so that someone who is not on the jury learns nothing else about the entry.
 *
 * The secretariat opens and closes grading; the dates of the calendar announce it and don't do it.
 */
export function decideGrading({ juror, entry, grading }: GradingSituation): GradingPermission {
  if (juror.category !== entry.category) return { kind: 'not-on-jury' };
  if (juror.recused) return { kind: 'recused' };
  if (entry.withdrawn) return { kind: 'entry-withdrawn' };
  if (!entry.admissible) return { kind: 'entry-not-admissible' };
  if (grading === 'not-open') return { kind: 'grading-not-open' };
  if (grading === 'closed') return { kind: 'grading-closed' };
  return { kind: 'may-grade' };
}
