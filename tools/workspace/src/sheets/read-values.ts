import { parseRange, rangeName } from './a1.ts';
import { cellAt } from './cells.ts';
import { effectiveValue, formattedText } from './number-format.ts';
import type { Cell, Workbook } from './workbook.ts';

export type ValueOptions = {
  render: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
  majorDimension: 'ROWS' | 'COLUMNS';
};
type Value = string | number | boolean;

const valueOf = (workbook: Workbook, cell: Cell, render: ValueOptions['render']): Value => {
  if (render === 'FORMATTED_VALUE') return formattedText(cell, workbook.properties) ?? '';
  const value = effectiveValue(cell);
  return value?.numberValue ?? value?.boolValue ?? value?.stringValue ?? '';
};

const trimmed = (values: Value[]): Value[] =>
  values.slice(0, values.findLastIndex((value) => value !== '') + 1);

/** The values of a range, as `spreadsheets.values.get` gives them: empty cells at the ends are left out. */
export const readValues = (workbook: Workbook, text: string, { render, majorDimension }: ValueOptions) => {
  const { tab, box } = parseRange(workbook, text);
  const inRows = majorDimension === 'ROWS';
  const outer = inRows ? box.bottom - box.top : box.right - box.left;
  const inner = inRows ? box.right - box.left : box.bottom - box.top;
  const lines = Array.from({ length: outer }, (_line, major) =>
    trimmed(
      Array.from({ length: inner }, (_value, minor) =>
        valueOf(
          workbook,
          cellAt(tab, box.top + (inRows ? major : minor), box.left + (inRows ? minor : major)),
          render,
        ),
      ),
    ),
  );
  const values = lines.slice(0, lines.findLastIndex((line) => line.length > 0) + 1);
  return { range: rangeName(tab, box), majorDimension, ...(values.length > 0 && { values }) };
};
