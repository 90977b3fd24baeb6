import { refuse } from '../api-refusal.ts';
import { checkFormatCondition } from '../conditions.ts';
import { boxOf } from '../ranges.ts';
import type { ConditionalFormatRule } from '../wire.ts';
import { type Tab, tabById, type Workbook } from '../workbook.ts';
import type { Handlers } from './handler.ts';

const checkRule = (draft: Workbook, rule: ConditionalFormatRule | undefined): Tab => {
  const ranges = rule?.ranges ?? [];
  if (!rule || ranges.length === 0) return refuse('A conditional format rule must have at least one range.');
  const tab = tabById(draft, ranges[0]?.sheetId);
  for (const range of ranges) {
    if (tabById(draft, range.sheetId) !== tab) refuse('All ranges of a rule must be on the same sheet.');
    boxOf(tab, range);
  }
  if ((rule.booleanRule === undefined) === (rule.gradientRule === undefined))
    refuse('Exactly one of booleanRule and gradientRule must be set.');
  if (rule.booleanRule) checkFormatCondition(rule.booleanRule.condition);
  return tab;
};

const ruleAt = (tab: Tab, index: number): ConditionalFormatRule =>
  tab.conditionalFormats[index] ??
  refuse(`No conditional format on sheet: ${tab.properties.sheetId} at index: ${index}`);

/** Requests about conditional formats, which are addressed by sheet and index. */
export const formatRuleRequests: Handlers<
  'addConditionalFormatRule' | 'updateConditionalFormatRule' | 'deleteConditionalFormatRule'
> = {
  addConditionalFormatRule: (draft, { rule, index = 0 }) => {
    const tab = checkRule(draft, rule);
    if (index < 0 || index > tab.conditionalFormats.length) refuse(`Rule index ${index} is out of bounds`);
    if (rule) tab.conditionalFormats.splice(index, 0, rule);
    return {};
  },
  updateConditionalFormatRule: (draft, { index: oldIndex = 0, sheetId, rule, newIndex }) => {
    if ((rule === undefined) === (newIndex === undefined))
      refuse('Exactly one of rule and newIndex must be set.');
    if (rule) {
      const tab = checkRule(draft, rule);
      const oldRule = ruleAt(tab, oldIndex);
      tab.conditionalFormats[oldIndex] = rule;
      return { updateConditionalFormatRule: { newRule: rule, newIndex: oldIndex, oldRule } };
    }
    const tab = tabById(draft, sheetId);
    const moved = ruleAt(tab, oldIndex);
    const target = newIndex ?? 0;
    if (target < 0 || target >= tab.conditionalFormats.length)
      refuse(`Rule index ${target} is out of bounds`);
    tab.conditionalFormats.splice(oldIndex, 1);
    tab.conditionalFormats.splice(target, 0, moved);
    return { updateConditionalFormatRule: { newRule: moved, newIndex: target, oldIndex } };
  },
  deleteConditionalFormatRule: (draft, { index = 0, sheetId }) => {
    const tab = tabById(draft, sheetId);
    const rule = ruleAt(tab, index);
    tab.conditionalFormats.splice(index, 1);
    return { deleteConditionalFormatRule: { rule } };
  },
};
