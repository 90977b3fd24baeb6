import { z } from 'zod';
import { CONFLICT_VALUE, commentBlockId, conflictBlockId, gradeBlockId } from '../blocks/grading-view.ts';
import { ACTIONS } from '../blocks/ids.ts';

const element = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
const stateValues = z.record(z.string(), z.record(z.string(), element));

/** What stands in an open grading modal. Grades are whole numbers that nobody has compared with the scale yet. */
export type SheetState = {
  readonly grades: Readonly<Record<string, number>>;
  /** Null where the payload doesn't tell. */
  readonly comment: string | null;
  readonly conflict: boolean;
  /** Criteria whose value is no whole number: only a forged request has that. */
  readonly malformed: readonly string[];
};

/** A grade as a select sends it back, or null for what can't be one. */
export const parseGrade = (value: string): number | null =>
  /^-?\d{1,6}$/.test(value) ? Number(value) : null;

/** Reads a view's state as Slack sends it; anything that isn't there is left out. */
export const readSheetState = (
  values: unknown,
  code: string,
  criteria: readonly { id: string }[],
): SheetState => {
  const read = stateValues.safeParse(values).data ?? {};
  const grades: Record<string, number> = {};
  const malformed: string[] = [];
  for (const { id } of criteria) {
    const chosen = read[gradeBlockId(code, id)]?.[ACTIONS.chooseGrade]?.selected_option?.value;
    if (chosen === undefined) continue;
    const grade = parseGrade(chosen);
    if (grade === null) malformed.push(id);
    else grades[id] = grade;
  }
  const comment = read[commentBlockId(code)]?.[ACTIONS.writeComment];
  const boxes = read[conflictBlockId(code)]?.[ACTIONS.declareConflict]?.selected_options ?? [];
  return {
    grades,
    comment: comment === undefined ? null : (comment.value ?? ''),
    conflict: boxes.some(({ value }) => value === CONFLICT_VALUE),
    malformed,
  };
};
