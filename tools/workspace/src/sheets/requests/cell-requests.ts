import { refuse } from '../api-refusal.ts';
import { cellAt, changeCells, checkValue, putCell } from '../cells.ts';
import { checkCondition } from '../conditions.ts';
import type { FieldMask } from '../field-mask.ts';
import { type Box, boxOf, locate } from '../ranges.ts';
import { applyMask, parseUpdateMask } from '../update-mask.ts';
import type { Border, Borders, CellData, RowData } from '../wire.ts';
import { type Cell, type Tab, tabById } from '../workbook.ts';
import type { Handlers } from './handler.ts';

const written = (cell: Cell, given: CellData, mask: FieldMask): Cell => {
  const { userEnteredValue, userEnteredFormat, note, dataValidation } = given;
  const source: Cell = { userEnteredValue, userEnteredFormat, note, dataValidation };
  const next = applyMask<Cell>(cell, source, mask);
  const value = checkValue(next.userEnteredValue);
  if (next.dataValidation?.condition) checkCondition(next.dataValidation.condition);
  const { userEnteredValue: _entered, ...rest } = next;
  return value ? { ...rest, userEnteredValue: value } : rest;
};

const writeRows = (tab: Tab, top: number, left: number, rows: RowData[], mask: FieldMask): void => {
  for (const [down, row] of rows.entries())
    for (const [along, given] of (row.values ?? []).entries())
      putCell(tab, top + down, left + along, written(cellAt(tab, top + down, left + along), given, mask));
};

const checkFits = (rows: RowData[], box: Box): void => {
  const width = Math.max(0, ...rows.map((row) => row.values?.length ?? 0));
  if (rows.length > box.bottom - box.top) refuse('There are more rows of data than rows in the range.');
  if (width > box.right - box.left) refuse('There are more columns of data than columns in the range.');
};

type Sides = { top?: Border; bottom?: Border; left?: Border; right?: Border };
const withBorders = (cell: Cell, sides: Sides): Cell => {
  const borders: Borders = { ...cell.userEnteredFormat?.borders };
  for (const side of ['top', 'bottom', 'left', 'right'] as const) {
    const border = sides[side];
    if (border?.style === 'NONE') delete borders[side];
    else if (border) borders[side] = border;
  }
  return { ...cell, userEnteredFormat: { ...cell.userEnteredFormat, borders } };
};

/** Requests that write values, formats, notes, borders and validations of cells. */
export const cellRequests: Handlers<'updateCells' | 'repeatCell' | 'setDataValidation' | 'updateBorders'> = {
  updateCells: (draft, { rows = [], fields, start, range }) => {
    const mask = parseUpdateMask(fields, 'CellData');
    if ((start === undefined) === (range === undefined))
      refuse('Exactly one of start and range must be set.');
    if (start) {
      const tab = tabById(draft, start.sheetId);
      const { rowIndex = 0, columnIndex = 0 } = start;
      const width = Math.max(1, ...rows.map((row) => row.values?.length ?? 0));
      boxOf(tab, {
        startRowIndex: rowIndex,
        endRowIndex: rowIndex + Math.max(1, rows.length),
        startColumnIndex: columnIndex,
        endColumnIndex: columnIndex + width,
      });
      writeRows(tab, rowIndex, columnIndex, rows, mask);
      return {};
    }
    const { tab, box } = locate(draft, range);
    checkFits(rows, box);
    changeCells(tab, box, (cell, row, column) =>
      written(cell, rows[row - box.top]?.values?.[column - box.left] ?? {}, mask),
    );
    return {};
  },
  repeatCell: (draft, { range, cell: given = {}, fields }) => {
    const mask = parseUpdateMask(fields, 'CellData');
    const { tab, box } = locate(draft, range);
    changeCells(tab, box, (cell) => written(cell, given, mask));
    return {};
  },
  setDataValidation: (draft, { range, rule }) => {
    const { tab, box } = locate(draft, range);
    if (rule) checkCondition(rule.condition);
    changeCells(tab, box, ({ dataValidation: _old, ...cell }) =>
      rule ? { ...cell, dataValidation: rule } : cell,
    );
    return {};
  },
  updateBorders: (draft, { range, ...borders }) => {
    const { tab, box } = locate(draft, range);
    changeCells(tab, box, (cell, row, column) =>
      withBorders(cell, {
        top: row === box.top ? borders.top : borders.innerHorizontal,
        bottom: row === box.bottom - 1 ? borders.bottom : borders.innerHorizontal,
        left: column === box.left ? borders.left : borders.innerVertical,
        right: column === box.right - 1 ? borders.right : borders.innerVertical,
      }),
    );
    return {};
  },
};
