import { cellName, columnName } from '../a1.ts';
import { cellAt, usedSize } from '../cells.ts';
import { effectiveFormat } from '../effective-format.ts';
import { formattedText } from '../number-format.ts';
import { type Box, clippedBox } from '../ranges.ts';
import type { Tab, Workbook } from '../workbook.ts';
import { type CellStyle, cellStyle } from './cell-style.ts';
import { choicesOf, mayEdit } from './may-edit.ts';
import { enteredText } from './typed-value.ts';

/** One cell of the page; fields that say nothing are left out. */
export type CellView = {
  a1: string;
  text: string;
  /** What the editor opens with, where it differs from the text shown. */
  entered?: string;
  editable: boolean;
  choices?: string[];
  note?: string;
  style?: CellStyle;
  rowSpan?: number;
  colSpan?: number;
};
export type TabView = {
  title: string;
  frozenRows: number;
  frozenColumns: number;
  columns: { letter: string; width: number; hidden: boolean }[];
  rows: { number: number; height: number; hidden: boolean; cells: CellView[] }[];
};

/** Rows and columns shown beyond what is used, so that a person has room to type. */
const room = { rows: 5, columns: 1 };

const cellView = (
  workbook: Workbook,
  tab: Tab,
  row: number,
  column: number,
  merge: Box | undefined,
  person: string,
): CellView => {
  const cell = cellAt(tab, row, column);
  const { locale } = workbook.properties;
  const text = formattedText(cell, workbook.properties) ?? '';
  const entered = enteredText(cell, locale);
  const { choices } = choicesOf(tab, row, column);
  const number = cell.userEnteredValue?.numberValue !== undefined;
  const style = cellStyle(effectiveFormat(tab, cell, row, column), number);
  return {
    a1: cellName(row, column),
    text,
    ...(entered !== text && { entered }),
    editable: mayEdit(workbook, tab, row, column, person),
    ...(choices.length > 0 && { choices }),
    ...(cell.note !== undefined && { note: cell.note }),
    ...(Object.keys(style).length > 0 && { style }),
    ...(merge && { rowSpan: merge.bottom - merge.top, colSpan: merge.right - merge.left }),
  };
};

/** A tab as the page draws it: what is used and a little room, cells under a merge left out. */
export const tabView = (workbook: Workbook, tab: Tab, person: string): TabView => {
  const { rowCount, columnCount, frozenRowCount = 0, frozenColumnCount = 0 } = tab.properties.gridProperties;
  const used = usedSize(tab);
  const height = Math.min(rowCount, used.rows + room.rows);
  const width = Math.min(columnCount, used.columns + room.columns);
  const merges = tab.merges.map((merge) => clippedBox(tab, merge));
  const mergeAt = (row: number, column: number) =>
    merges.find((box) => row >= box.top && row < box.bottom && column >= box.left && column < box.right);
  const rowOf = (row: number): CellView[] =>
    Array.from({ length: width }, (_, column) => column).flatMap((column) => {
      const merge = mergeAt(row, column);
      const covered = merge && (merge.top !== row || merge.left !== column);
      return covered ? [] : [cellView(workbook, tab, row, column, merge, person)];
    });
  return {
    title: tab.properties.title,
    frozenRows: frozenRowCount,
    frozenColumns: frozenColumnCount,
    columns: Array.from({ length: width }, (_, column) => ({
      letter: columnName(column),
      width: tab.columnProperties[column]?.pixelSize ?? 100,
      hidden: tab.columnProperties[column]?.hiddenByUser ?? false,
    })),
    rows: Array.from({ length: height }, (_, row) => ({
      number: row + 1,
      height: tab.rowProperties[row]?.pixelSize ?? 21,
      hidden: tab.rowProperties[row]?.hiddenByUser ?? false,
      cells: rowOf(row),
    })),
  };
};
