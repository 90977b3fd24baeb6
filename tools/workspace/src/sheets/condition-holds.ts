import { columnIndex } from './a1.ts';
import { cellAt } from './cells.ts';
import { effectiveValue } from './number-format.ts';
import type { BooleanCondition, ExtendedValue } from './wire.ts';
import type { Cell, Tab } from './workbook.ts';

const numberOf = (text: string | undefined): number => Number((text ?? '').replace(',', '.') || Number.NaN);

const textOf = (value: ExtendedValue | undefined): string =>
  value?.stringValue ?? (value?.numberValue ?? value?.boolValue ?? '').toString();

const compare = (operator: string, value: ExtendedValue | undefined, operand: string): boolean => {
  const quoted = /^"(.*)"$/.exec(operand)?.[1];
  const number = numberOf(operand);
  const left = quoted === undefined ? (value?.numberValue ?? Number.NaN) : textOf(value).toLowerCase();
  const right = quoted === undefined ? number : quoted.toLowerCase();
  if (operator === '=') return left === right;
  if (operator === '<>') return left !== right;
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
};

/** `=$C2="ex æquo"`, `=$C2>3`: one cell, relative to the rule's first cell, compared with a constant. */
const formulaHolds = (tab: Tab, formula: string, origin: { down: number; along: number }): boolean => {
  const [, fixedColumn, letters, fixedRow, digits, operator, operand] =
    /^=\s*(\$?)([A-Z]{1,3})(\$?)(\d+)\s*(<>|<=|>=|=|<|>)\s*("[^"]*"|-?[\d.,]+)\s*$/i.exec(formula) ?? [];
  if (!letters || !digits || !operator || operand === undefined) return false;
  const row = Number(digits) - 1 + (fixedRow ? 0 : origin.down);
  const column = columnIndex(letters) + (fixedColumn ? 0 : origin.along);
  return compare(operator, effectiveValue(cellAt(tab, row, column)), operand);
};

/** Whether a condition holds for a cell; conditions that aren't computed here never hold. */
export const conditionHolds = (
  tab: Tab,
  condition: BooleanCondition | undefined,
  cell: Cell,
  origin: { down: number; along: number },
): boolean => {
  const value = effectiveValue(cell);
  const number = value?.numberValue ?? Number.NaN;
  const text = textOf(value).toLowerCase();
  const [first = '', second = ''] = (condition?.values ?? []).map(
    ({ userEnteredValue = '' }) => userEnteredValue,
  );
  const wanted = first.toLowerCase();
  const between = number >= numberOf(first) && number <= numberOf(second);
  switch (condition?.type ?? '') {
    case 'TEXT_EQ':
      return value !== undefined && text === wanted;
    case 'TEXT_NOT_EQ':
      return text !== wanted;
    case 'TEXT_CONTAINS':
      return text.includes(wanted);
    case 'TEXT_NOT_CONTAINS':
      return !text.includes(wanted);
    case 'TEXT_STARTS_WITH':
      return text.startsWith(wanted);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(wanted);
    case 'BLANK':
      return value === undefined;
    case 'NOT_BLANK':
      return value !== undefined;
    case 'NUMBER_EQ':
      return number === numberOf(first);
    case 'NUMBER_NOT_EQ':
      return !Number.isNaN(number) && number !== numberOf(first);
    case 'NUMBER_GREATER':
      return number > numberOf(first);
    case 'NUMBER_GREATER_THAN_EQ':
      return number >= numberOf(first);
    case 'NUMBER_LESS':
      return number < numberOf(first);
    case 'NUMBER_LESS_THAN_EQ':
      return number <= numberOf(first);
    case 'NUMBER_BETWEEN':
      return between;
    case 'NUMBER_NOT_BETWEEN':
      return !Number.isNaN(number) && !between;
    case 'CUSTOM_FORMULA':
      return formulaHolds(tab, first, origin);
    default:
      return false;
  }
};
