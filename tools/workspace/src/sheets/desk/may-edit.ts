import { clippedBox } from '../ranges.ts';
import type { GridRange } from '../wire.ts';
import type { Tab, Workbook } from '../workbook.ts';

const covers = (tab: Tab, range: GridRange, row: number, column: number): boolean => {
  const box = clippedBox(tab, range);
  return row >= box.top && row < box.bottom && column >= box.left && column < box.right;
};

/** Whether a person may type in a cell: no protection covers it, or they are among its editors. */
export const mayEdit = (workbook: Workbook, tab: Tab, row: number, column: number, person: string): boolean =>
  tab.protectedRanges.every((protection) => {
    const named = workbook.namedRanges.find(({ namedRangeId }) => namedRangeId === protection.namedRangeId);
    const range = protection.range ?? named?.range;
    if (!range || protection.warningOnly || !covers(tab, range, row, column)) return true;
    if (protection.editors?.users?.includes(person)) return true;
    return (protection.unprotectedRanges ?? []).some((free) => covers(tab, free, row, column));
  });

/** The words a cell's validation lets one choose from; none when it isn't a list. */
export const choicesOf = (tab: Tab, row: number, column: number): { choices: string[]; strict: boolean } => {
  const rule = tab.rows[row]?.[column]?.dataValidation;
  if (rule?.condition?.type !== 'ONE_OF_LIST') return { choices: [], strict: false };
  const choices = (rule.condition.values ?? []).map(({ userEnteredValue = '' }) => userEnteredValue);
  return { choices, strict: rule.strict ?? false };
};
